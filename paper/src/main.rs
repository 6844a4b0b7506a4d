//! Makes the schools' papers: reads orders as JSON from the standard input, writes tagged PDF files below a folder, and
//! prints their paths.

mod order;
mod press;
mod store;
mod world;

use order::Order;
use press::Press;
use std::io::Read;
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

const USAGE: &str = "\
paper <folder> [--fresh]   reads a JSON list of orders from the standard input and writes the papers below <folder>
                           --fresh makes each anew and keeps none for the next time";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        [folder] => run(Path::new(folder), true),
        [folder, "--fresh"] => run(Path::new(folder), false),
        _ => Err(USAGE.to_string()),
    };
    match result {
        Ok(paths) => {
            println!("{paths}");
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

/// Makes what is ordered. Gives the paths as JSON, in the order of the orders, or every problem, one on a line.
fn run(folder: &Path, keep: bool) -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("The orders can't be read: {error}."))?;
    let orders = order::read(&text)?;
    let press = Press::new()?;
    let papers = each(&orders, |order| if keep { store::kept_or(&press, order) } else { press.print(order) })?;
    let mut paths = Vec::with_capacity(orders.len());
    for (order, bytes) in orders.iter().zip(papers) {
        let path = folder.join(&order.file);
        store::write(&path, &bytes).map_err(|words| format!("{}: {words}", order.file))?;
        paths.push(path.to_string_lossy().into_owned());
    }
    serde_json::to_string(&paths).map_err(|error| format!("The paths can't be told: {error}."))
}

/// Makes all papers, on as many threads as the machine has. Unless all come out, none is written.
fn each(orders: &[Order], work: impl Fn(&Order) -> Result<Vec<u8>, String> + Sync) -> Result<Vec<Vec<u8>>, String> {
    let next = Mutex::new(orders.iter().enumerate());
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(orders.len());
    let take = || next.lock().ok().and_then(|mut orders| orders.next());
    let mut results = thread::scope(|scope| {
        let one = || std::iter::from_fn(take).map(|(at, order)| (at, work(order))).collect::<Vec<_>>();
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(one)).collect();
        running.into_iter().map(|thread| thread.join()).collect::<Result<Vec<_>, _>>()
    })
    .map_err(|_| "A paper could not be made: the program itself is at fault.".to_string())?
    .concat();
    results.sort_by_key(|(at, _)| *at);
    let problems: Vec<&str> =
        results.iter().filter_map(|(_, result)| result.as_ref().err()).map(String::as_str).collect();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    Ok(results.into_iter().filter_map(|(_, result)| result.ok()).collect())
}
