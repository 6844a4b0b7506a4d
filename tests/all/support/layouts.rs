//! Five official layouts with made-up figures, each with its dataset and its mapping: what the body prints, and where.
//!
//! The figures are of places that don't exist. The layouts are those of ONS's tables of police force areas, the
//! Department for Transport's tables of casualties, the Local Authority Interactive Tool, Fingertips, and a council's
//! own table.

use super::fixture;
use super::grid::{Grid, csv, ods, xlsx};
use altogether_safer::publish::{DATA, IMPORTS};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A layout.
#[derive(Clone)]
pub struct Layout {
    /// The name of its dataset.
    pub name: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// Its sheets.
    pub grids: Vec<Grid>,
    /// Which of the sheets has the figures.
    pub main: usize,
    /// How they become a file.
    pub write: fn(&[Grid]) -> Vec<u8>,
    /// The dataset as it is published: its kind of period and more fields, areas, and rows.
    dataset: Value,
    /// The mapping.
    pub mapping: Value,
}

/// Tables of police force areas: a cover sheet, notes, and headings over two rows, the upper ones merged.
pub fn police() -> Layout {
    let mut table = Grid::of(
        "Table P1",
        "Table P1: Thefts of bicycles by police force area [note 1]
         This worksheet contains one table. Some cells refer to notes.
         Source: The bicycle desk, made-up figures

         | |Apr 2021 to Mar 2022| |Apr 2022 to Mar 2023 [note 2]| |Apr 2023 to Mar 2024| 
         Area code|Area name|Number of offences|Rate per 1,000|Number of offences|Rate per 1,000|Number of offences|Rate per 1,000
         K04000001|England and Wales|50344|5.1|51400|5.2|52061|5.3
         E12000001|The Moors|2100|4.1|2205|4.2|2304|4.4
         E23000001|Anyshire|800|3.9|820|4|861|4.2
         E23000002|Northbank|1300|4.3|1385|4.4|1443|4.5
         |British Cycle Police|41|[z]|[x]|[z]|38|[z]
         
         Note 1: Made-up figures.",
    );
    table.merged = vec![[4, 2, 4, 3], [4, 4, 4, 5], [4, 6, 4, 7]];
    let cover = Grid::of("Cover sheet", "Thefts of bicycles\nMade-up figures for tests");
    let notes = Grid::of("Notes", "Note number|Note text\nNote 1|Made-up figures");
    Layout {
        name: "police",
        file: "bicycletablesmar24.xlsx",
        grids: vec![cover, notes, table],
        main: 2,
        write: xlsx,
        dataset: dataset(
            "police",
            json!({"periodKind": "financial-year", "decimals": 0}),
            &[
                ("K04000001", "England and Wales"),
                ("E12000001", "The Moors"),
                ("E23000001", "Anyshire force area"),
                ("E23000002", "Northbank"),
            ],
            &[
                ("K04000001", "2021/22", 50344.0),
                ("K04000001", "2022/23", 51400.0),
                ("E12000001", "2021/22", 2100.0),
                ("E12000001", "2022/23", 2205.0),
                ("E23000001", "2021/22", 800.0),
                ("E23000001", "2022/23", 820.0),
                ("E23000002", "2021/22", 1300.0),
                ("E23000002", "2022/23", 1385.0),
            ],
        ),
        mapping: json!({
            "layout": "A made-up table in the layout of the tables of police force areas.",
            "source": "desk", "sheet": "Table P1", "headers": [5, 6],
            "area": {"column": "Area code", "check": "Area name", "names": {"Anyshire": "E23000001"}, "pass": ["British Cycle Police"]},
            "period": {"across": true, "written": ["Apr {yyyy} to Mar {yyyy} Number of offences", "Apr {yyyy} to Mar {yyyy} [note 2] Number of offences"], "pass": ["*Rate per 1,000"]},
        }),
    }
}

/// Tables of casualties: an ODS file with calendar years across.
pub fn roads() -> Layout {
    let table = Grid::of(
        "RAS_made_up",
        "RAS made up: reported casualties by local authority
         This table has made-up figures

         ONS Code|Region/Local Authority|2020|2021|2022|2023
         E12000001|The Moors|1410|1432|1455|1447
         E06000001|Anyshire|101|97|110|104
         E06000002|Northbank|76|[x]|88|90
         E06000003|Southbank|1155|1161|1158|1204
         E06000099|Elsewhere|9|8|7|6
         
         Source: made up",
    );
    Layout {
        name: "roads",
        file: "ras-made-up.ods",
        grids: vec![Grid::of("Cover_sheet", "Casualties"), table],
        main: 1,
        write: ods,
        dataset: dataset(
            "roads",
            json!({"periodKind": "calendar-year", "decimals": 0}),
            &[
                ("E12000001", "The Moors"),
                ("E06000001", "Anyshire"),
                ("E06000002", "Northbank"),
                ("E06000003", "Southbank"),
            ],
            &[
                ("E12000001", "2020", 1410.0),
                ("E06000001", "2020", 101.0),
                ("E06000002", "2020", 76.0),
                ("E06000003", "2020", 1155.0),
            ],
        ),
        mapping: json!({
            "layout": "A made-up table in the layout of tables of casualties, with years across.",
            "source": "desk", "sheet": "RAS_made_up", "headers": [4],
            "area": {"column": "ONS Code", "check": "Region/Local Authority", "pass": ["*"]},
            "period": {"across": true, "written": ["{yyyy}"]},
            "marks": {"[x]": {"status": "x", "note": "The table has no figure."}},
        }),
    }
}

/// The Local Authority Interactive Tool: a row for each indicator and year, the areas across.
pub fn lait() -> Layout {
    let table = Grid::of(
        "",
        "Topic|Short Desc|Years|Anyshire|Northbank|Southbank|The Moors|England|Rank
         Youth|FirstBike|2021|175|186|164|181|172|1
         Youth|FirstBike|2022|147|.|152|156|149|1
         Youth|FirstBike|2023|224|168|140|168|143|3
         Youth|SecondBike|2021|5|6|7|8|9|1
         Youth|FirstBike|Change|77|2|3|4|5|1",
    );
    Layout {
        name: "lait",
        file: "lait-made-up.csv",
        grids: vec![table],
        main: 0,
        write: csv,
        dataset: dataset(
            "lait",
            json!({"periodKind": "calendar-year", "decimals": 0}),
            &[
                ("E06000001", "Anyshire"),
                ("E06000002", "Northbank"),
                ("E06000003", "Southbank"),
                ("E12000001", "The Moors"),
                ("E92000001", "England"),
            ],
            &[
                ("E06000001", "2021", 175.0),
                ("E06000002", "2021", 186.0),
                ("E06000003", "2021", 164.0),
                ("E12000001", "2021", 181.0),
                ("E92000001", "2021", 172.0),
            ],
        ),
        mapping: json!({
            "layout": "A made-up table in the layout of the tool's wide file.",
            "source": "desk", "headers": [1], "only": {"Short Desc": ["FirstBike"]},
            "area": {"across": true, "pass": ["Topic", "Rank"]},
            "period": {"column": "Years", "written": ["{yyyy}"], "pass": ["Change", "Trend"]},
            "marks": {".": {"status": "x", "note": "The tool has no figure."}},
        }),
    }
}

/// Fingertips: a row for each indicator, area, sex and period, with limits, counts and notes.
pub fn fingertips() -> Layout {
    let table = Grid::of(
        "",
        "Indicator ID|Indicator Name|Area Code|Area Name|Sex|Time period|Value|Lower CI 95.0 limit|Upper CI 95.0 limit|Count|Value note
         91|Falls from bicycles|E92000001|England|Persons|2018/19 - 20/21|29.31456|29.1|29.5|3401|
         91|Falls from bicycles|E92000001|England|Male|2018/19 - 20/21|31.2|30|32|1801|
         91|Falls from bicycles|E92000001|England|Persons|2019/20 - 21/22|26.04219|25.9|26.2|3100|
         91|Falls from bicycles|E06000001|Anyshire|Persons|2018/19 - 20/21|61.50102|52|71|151|
         91|Falls from bicycles|E06000001|Anyshire|Persons|2019/20 - 21/22|54.98765|46|65|135|
         91|Falls from bicycles|E06000002|Northbank|Persons|2018/19 - 20/21|41.2|30|52|48|Value based on modelled data
         91|Falls from bicycles|E06000002|Northbank|Persons|2019/20 - 21/22|||||Value suppressed
         92|Falls from horses|E06000001|Anyshire|Persons|2019/20 - 21/22|5.1|4|6|12|",
    );
    Layout {
        name: "fingertips",
        file: "indicators-made-up.csv",
        grids: vec![table],
        main: 0,
        write: csv,
        dataset: dataset(
            "fingertips",
            json!({"periodKind": "financial-year", "decimals": 2, "span": 3, "periodHeading": "Last of three years"}),
            &[("E92000001", "England"), ("E06000001", "Anyshire"), ("E06000002", "Northbank")],
            &[("E92000001", "2020/21", 29.31), ("E06000001", "2020/21", 61.5), ("E06000002", "2020/21", 41.2)],
        ),
        mapping: json!({
            "layout": "A made-up table in the layout of the download of indicators.",
            "source": "desk", "headers": [1],
            "only": {"Indicator ID": ["91"], "Sex": ["Persons"]},
            "area": {"column": "Area Code", "check": "Area Name"},
            "period": {"column": "Time period", "written": ["{yyyy}/{yy} - {yy}/{yy}"]},
            "value": "Value", "status": "Value note", "round": true,
            "marks": {"Value suppressed": {"status": "c"}, "Value based on modelled data": {}},
        }),
    }
}

/// A council's own table: a row for each quarter and ward, with codes that begin with zeros.
pub fn council() -> Layout {
    let mut lines = "Year|Quarter|Ward code|Ward|Incidents".to_string();
    for (year, of_year) in [("2022/23", 0), ("2023/24", 5)] {
        for (code, ward, start) in [("007", "North Ward", 310), ("012", "South Ward", 195)] {
            for quarter in 1..=4 {
                let count = start + of_year + quarter * 3;
                lines.push_str(&format!("\n{year}|Q{quarter}|{code}|{ward}|{count}"));
            }
        }
    }
    lines.push_str("\n2024/25|Q1|007|North Ward|301\n2024/25|Q1|012|South Ward|1,204");
    Layout {
        name: "council",
        file: "council-made-up.csv",
        grids: vec![Grid::of("", &lines)],
        main: 0,
        write: csv,
        dataset: dataset(
            "council",
            json!({"periodKind": "financial-year", "decimals": 0}),
            &[("E05000007", "North Ward"), ("E05000012", "South Ward")],
            &[("E05000007", "2022/23", 1270.0), ("E05000012", "2022/23", 810.0)],
        ),
        mapping: json!({
            "layout": "A made-up table in the layout of a council's own file.",
            "source": "desk", "headers": [1], "thousands": true,
            "area": {"column": "Ward code", "check": "Ward", "names": {"007": "E05000007", "012": "E05000012"}},
            "period": {"column": "Year", "written": ["{yyyy}/{yy}"]},
            "value": "Incidents", "sum": {"Quarter": ["Q1", "Q2", "Q3", "Q4"]},
        }),
    }
}

impl Layout {
    /// The dataset with other rows.
    pub fn with_rows(&self, rows: Vec<Value>) -> Value {
        let mut dataset = self.dataset.clone();
        dataset["rows"] = rows.into();
        dataset
    }

    /// The dataset's published rows.
    pub fn rows(&self) -> Vec<Value> {
        self.dataset["rows"].as_array().expect("it has rows").clone()
    }
}

/// All five.
pub fn layouts() -> [Layout; 5] {
    [police(), roads(), lait(), fingertips(), council()]
}

fn dataset(name: &str, more: Value, areas: &[(&str, &str)], rows: &[(&str, &str, f64)]) -> Value {
    let areas: Vec<Value> =
        areas.iter().map(|(code, name)| json!({"code": code, "name": name, "kind": "made-up area"})).collect();
    let rows: Vec<Value> =
        rows.iter().map(|(area, period, value)| json!({"area": area, "period": period, "value": value})).collect();
    let mut dataset = json!({
        "schema": 1, "name": name, "title": format!("Made-up figures of {name}"), "description": "Made up, for tests.",
        "sources": [{"id": "desk", "title": "The book", "publisher": "The bicycle desk", "note": "It lies on the desk."}],
        "licenses": [{"name": "CC0-1.0", "title": "No rights reserved", "path": "https://desk.example/terms"}],
        "created": "2026-01-05", "updated": "2026-01-06", "nextUpdate": "2027-01-05",
        "measure": format!("Made-up figures of {name}"), "definition": "Made up, for tests.",
        "unit": {"one": "bicycle", "many": "bicycles"}, "areas": areas, "rows": rows,
    });
    let fields = dataset.as_object_mut().expect("it is an object");
    fields.extend(more.as_object().expect("they are fields").clone());
    dataset
}

/// A folder with the fixture site, these datasets, and their mappings. `name` is the folder's, one for each test.
pub fn made_project(name: &str, layouts: &[Layout]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&fixture("site"), &folder);
    let write = |path: String, value: &Value| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, serde_json::to_string_pretty(value).expect("it is JSON")).expect("a file can be written");
    };
    let list = format!("{DATA}/datapackage.json");
    let text = fs::read_to_string(folder.join(&list)).expect("the list is there");
    let mut package: Value = serde_json::from_str(&text).expect("it is JSON");
    for Layout { name, dataset, mapping, .. } in layouts {
        let resource = json!({"name": name, "path": format!("{name}.json")});
        package["resources"].as_array_mut().expect("it is a list").push(resource);
        write(format!("{DATA}/{name}.json"), dataset);
        write(format!("{IMPORTS}/{name}.json"), mapping);
    }
    write(list, &package);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            let _ = fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
}
