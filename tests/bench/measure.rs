//! One child process, several times: the least time it took and the most memory it held.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What is run.
pub(crate) struct Run {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<String>,
    pub(crate) folder: PathBuf,
}

/// What a process took.
///
/// The system gives a new process the memory of the one that starts it as its first peak, so that
/// nothing smaller than this program can be measured; that is why projects are written file by
/// file.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// In the program and in the system for it, on all cores together.
    pub(crate) cpu: Duration,
    /// From start to end.
    pub(crate) wall: Duration,
    /// Most memory held, in bytes.
    pub(crate) peak: u64,
}

/// The least time of so many runs: what else the machine does can only add to it. What it prints to
/// standard error must please `accepted`.
///
/// `made` is moved aside before each of them, and not removed: a file system may be slow for
/// seconds where it has just removed thousands of files (ext4 searches for numbers that were not in
/// use of late), and that would be measured.
pub(crate) fn least(
    runs: usize,
    run: &Run,
    made: &Path,
    accepted: impl Fn(&str) -> bool,
) -> Result<Cost, String> {
    let mut least: Option<Cost> = None;
    for number in 0..runs {
        let aside = made.with_extension(number.to_string());
        if made.exists() {
            fs::rename(made, &aside).map_err(|error| format!("{}: {error}", aside.display()))?;
        }
        let cost = once(run, &accepted)?;
        least = Some(least.map_or(cost, |least| Cost {
            cpu: least.cpu.min(cost.cpu),
            wall: least.wall.min(cost.wall),
            peak: least.peak.max(cost.peak),
        }));
    }
    least.ok_or_else(|| "nothing was run".to_owned())
}

fn once(run: &Run, accepted: impl Fn(&str) -> bool) -> Result<Cost, String> {
    let what = || run.program.display();
    let started = Instant::now();
    let mut command = Command::new(&run.program);
    command
        .args(&run.arguments)
        .current_dir(&run.folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| format!("{}: {error}", what()))?;
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("standard error is piped");
    stderr
        .read_to_string(&mut said)
        .map_err(|error| format!("{}: {error}", what()))?;
    let used = child
        .wait4()
        .map_err(|error| format!("{}: {error}", what()))?;
    let wall = started.elapsed();
    if !used.status.success() || !accepted(&said) {
        return Err(format!(
            "{} ended with {} and said:\n{said}",
            what(),
            used.status
        ));
    }
    Ok(Cost {
        cpu: used.rusage.utime + used.rusage.stime,
        wall,
        peak: used.rusage.maxrss,
    })
}
