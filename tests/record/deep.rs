//! A record far down: paths are longer than Windows usually takes.

use cairn::record::{ActivityFilter, Backups, Record};

use crate::fixture::{Fixture, activity, clock, minutes, setup};

#[test]
fn a_record_lies_as_deep_as_one_likes() {
    let outer = Fixture::new();
    let deep = outer.path(&["a rather long name of a folder"; 10].join("/"));
    std::fs::create_dir_all(&deep).expect("folders");
    let dir = deep.join("record");
    assert!(dir.as_os_str().len() > 300);
    let mut record = Record::create(&dir, setup(), clock()).expect("a record");
    let _ = record.add(activity("Ward audit")).expect("logged");
    let _ = record.add_evidence(minutes()).expect("attached");
    let stick = deep.join("stick");
    std::fs::create_dir(&stick).expect("a folder");
    let backups = record.backups();
    backups.set_folder(Some(&stick)).expect("chosen");
    let made = backups.make().expect("a backup");
    let export = deep.join("everything.zip");
    backups.export(&export).expect("exported");
    drop(record);
    let again = deep.join("again");
    let imported = Backups::of(&again, clock()).import(&export);
    assert_eq!(imported.expect("imported").missing, 0);
    assert!(made.backup.path.is_file());
    for dir in [dir, again] {
        let record = Record::open(&dir, clock()).expect("opens again");
        assert_eq!(record.dir(), dir, "people see the name they gave");
        let all = record.activities(&ActivityFilter::default());
        assert_eq!(all.expect("a list").len(), 1);
    }
}
