fn main(){
    use altogether_safer::{data::*, chart::*};
    let t = std::fs::read_to_string("public/data/first-time-entrants.json").unwrap();
    for (d,c) in [("first-time-entrants","first-time-entrants"),("first-time-entrants-rate","first-time-entrants-rate"),("recorded-crime-rate","recorded-crime-rate")] {
        let t = std::fs::read_to_string(format!("public/data/{d}.json")).unwrap();
        let ds = Dataset::parse(d,&t,Reader::Publisher); 
        let ds = match ds { Ok(d)=>d, Err(p)=>{ for p in p {eprintln!("{p}")} continue}};
        let t = std::fs::read_to_string(format!("public/data/charts/{c}.json")).unwrap();
        let ch = chart_file::ChartFile::parse(c,&t,Reader::Publisher).unwrap();
        let s = Selection::default_for(&ch,&ds).unwrap();
        let list: Vec<_> = Layout::ALL.iter().map(|l| serde_json::json!({"option": option(ch.kind,&ds,&s,*l).to_string(),"width":l.size().0,"height":l.size().1,"shown":s.areas.len()})).collect();
        std::fs::write(format!("/tmp/w/{c}.in.json"), serde_json::to_string(&list).unwrap()).unwrap();
        for one in s.series(&ds) { eprintln!("{}", altogether_safer::words::change::sentence(&ds, one, s.first, s.last)); }
        eprintln!("{}", altogether_safer::words::change::headline(&ch.subject, s.series(&ds)[0], s.first, s.last));
    }
    let _ = t;
}
