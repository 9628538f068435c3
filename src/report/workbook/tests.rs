//! The workbook from stored results of the made-up world.

use super::*;
use crate::store::Results;

#[test]
fn scratch() {
    let Ok(run) = std::env::var("GV_RUN") else { return };
    let results = Results::open(std::path::Path::new(&run)).unwrap();
    let material = Material::of(&results).unwrap();
    for (lang, name) in [(Lang::En, "en"), (Lang::De, "de")] {
        let t = std::time::Instant::now();
        let bytes = write(&material, lang).unwrap();
        println!("{:?}", t.elapsed());
        std::fs::write(format!("/tmp/office/{name}.xlsx"), bytes).unwrap();
    }
}
