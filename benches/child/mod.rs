//! Measures work in processes of its own, so that the most memory it ever held is its own too.

use std::error::Error;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Names the work that a process started by this one is to do.
const WORK: &str = "CAIRN_BENCH_WORK";
/// Names the folder that it works on.
const FOLDER: &str = "CAIRN_BENCH_FOLDER";

/// What some work took.
#[derive(Clone, Copy)]
pub struct Cost {
    pub time: Duration,
    /// The most memory that lay in the machine at once, in bytes, with the program's own.
    pub memory: u64,
}

/// Returns the work that this process was started for, with its folder; nothing in the first process.
pub fn work() -> Option<(String, String)> {
    Some((env::var(WORK).ok()?, env::var(FOLDER).ok()?))
}

/// Does the work of this process and says what it took to the process that started it.
#[expect(
    clippy::print_stdout,
    reason = "this is how the other process hears it"
)]
pub fn tell(work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    work()?;
    let time = begun.elapsed().as_nanos();
    println!("{time} {}", most_memory()?);
    Ok(())
}

/// Runs some work a few times, and returns the median of its times and of its memory.
pub fn cost(work: &str, folder: &str, runs: usize) -> Result<Cost, Box<dyn Error>> {
    let costs: Result<Vec<Cost>, Box<dyn Error>> = (0..runs).map(|_| run(work, folder)).collect();
    let costs = costs?;
    let mut times: Vec<Duration> = costs.iter().map(|cost| cost.time).collect();
    let mut memory: Vec<u64> = costs.iter().map(|cost| cost.memory).collect();
    times.sort_unstable();
    memory.sort_unstable();
    Ok(Cost {
        time: times[runs / 2],
        memory: memory[runs / 2],
    })
}

fn run(work: &str, folder: &str) -> Result<Cost, Box<dyn Error>> {
    let mut child = Command::new(env::current_exe()?);
    let output = child.env(WORK, work).env(FOLDER, folder).output()?;
    let said = String::from_utf8(output.stdout)?;
    let (time, memory) = said.trim().split_once(' ').ok_or_else(|| {
        let complaint = String::from_utf8_lossy(&output.stderr);
        format!("{work} said nothing: {complaint}")
    })?;
    Ok(Cost {
        time: Duration::from_nanos(time.parse()?),
        memory: memory.parse()?,
    })
}

/// Reads the high-water mark of this process's memory from Linux.
fn most_memory() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = mark.and_then(|mark| mark.split_whitespace().next());
    Ok(kilobytes.ok_or("no mark")?.parse::<u64>()? * 1024)
}
