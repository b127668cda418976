//! Files that another program holds: on Windows a PDF that is open in a reader, or a new
//! file that a virus scanner looks at, cannot be renamed, replaced or removed meanwhile.

use std::io;
use std::thread;
use std::time::Duration;

/// How long is waited before each further try, in milliseconds: a second in all.
const WAITS: [u64; 7] = [10, 20, 40, 80, 150, 300, 400];

/// What Windows says of a file that it does not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// Another program has it open.
    Open,
    /// Another program has it open, or the account has no right to it: which, Windows
    /// does not tell.
    Denied,
}

impl Hold {
    /// By the numbers of Windows' errors: `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION`,
    /// `ERROR_LOCK_VIOLATION` and `ERROR_USER_MAPPED_FILE`.
    fn from_code(code: i32) -> Option<Self> {
        match code {
            32 | 33 | 1224 => Some(Self::Open),
            5 => Some(Self::Denied),
            _ => None,
        }
    }

    /// What of an error of the system says so; nothing elsewhere than on Windows.
    fn find_in(problem: &io::Error) -> Option<Self> {
        let code = problem.raw_os_error().filter(|_| cfg!(windows))?;
        Self::from_code(code)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Open => "it may be open in another program; close it there and try again",
            Self::Denied => {
                "it may be open in another program, or your account may not use it; close it in other programs and try again"
            }
        }
    }
}

/// What was wrong with a file, in words for whoever asked for it, the same on every system
/// where it is not there: where another program holds it, that it may be open there; else
/// what the system says.
pub fn explain_file_problem(problem: &io::Error) -> String {
    match Hold::find_in(problem) {
        Some(hold) => hold.words().to_owned(),
        None if problem.kind() == io::ErrorKind::NotFound => {
            "there is no such file or folder".to_owned()
        }
        None => problem.to_string(),
    }
}

/// Does something to a file, and does it again a few times, for a second at most, where
/// another program holds it.
pub(super) fn retry_while_held<T>(attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let is_held = |problem: &io::Error| Hold::find_in(problem).is_some();
    retry(attempt, is_held, thread::sleep)
}

fn retry<T>(
    mut attempt: impl FnMut() -> io::Result<T>,
    is_held: impl Fn(&io::Error) -> bool,
    mut wait: impl FnMut(Duration),
) -> io::Result<T> {
    for milliseconds in WAITS {
        match attempt() {
            Err(problem) if is_held(&problem) => wait(Duration::from_millis(milliseconds)),
            done => return done,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    fn is_busy(problem: &io::Error) -> bool {
        problem.kind() == ErrorKind::ResourceBusy
    }

    /// How often was tried, how long was waited, and what came of it, where a file is held
    /// for so many tries.
    fn tried(held_for: usize, then: io::Result<()>) -> (usize, Duration, io::Result<()>) {
        let (mut tries, mut waited, mut then) = (0, Duration::ZERO, Some(then));
        let attempt = || {
            tries += 1;
            match tries > held_for {
                true => then.take().unwrap(),
                false => Err(ErrorKind::ResourceBusy.into()),
            }
        };
        let ended = retry(attempt, is_busy, |pause| waited += pause);
        (tries, waited, ended)
    }

    #[test]
    fn what_is_held_for_a_moment_is_tried_again() {
        let (tries, waited, ended) = tried(3, Ok(()));
        assert!(ended.is_ok());
        assert_eq!((tries, waited), (4, Duration::from_millis(70)));
    }

    #[test]
    fn what_is_held_for_long_is_given_up_after_a_second() {
        let (tries, waited, ended) = tried(100, Ok(()));
        assert_eq!(ended.unwrap_err().kind(), ErrorKind::ResourceBusy);
        assert_eq!((tries, waited), (8, Duration::from_secs(1)));
    }

    #[test]
    fn another_fault_is_told_at_once() {
        let (tries, waited, ended) = tried(0, Err(ErrorKind::StorageFull.into()));
        assert_eq!(ended.unwrap_err().kind(), ErrorKind::StorageFull);
        assert_eq!((tries, waited), (1, Duration::ZERO));
    }

    #[test]
    fn what_windows_says_of_a_held_file_is_said_in_plain_words() {
        for (code, hold) in [
            (5, Some(Hold::Denied)),
            (32, Some(Hold::Open)),
            (33, Some(Hold::Open)),
            (1224, Some(Hold::Open)),
            (2, None),
            (112, None), // the disk is full
        ] {
            assert_eq!(Hold::from_code(code), hold, "{code}");
            let said = hold.map(Hold::words).unwrap_or("open in another program");
            assert!(said.contains("open in another program"), "{said}");
        }
        let full = io::Error::from(ErrorKind::StorageFull);
        assert_eq!(explain_file_problem(&full), full.to_string());
        let missing = std::fs::read("no such folder/no such file").unwrap_err();
        assert_eq!(
            explain_file_problem(&missing),
            "there is no such file or folder"
        );
    }

    #[cfg(not(windows))]
    #[test]
    fn the_numbers_are_windows_own() {
        let problem = io::Error::from_raw_os_error(32);
        assert_eq!(explain_file_problem(&problem), problem.to_string());
    }

    #[cfg(windows)]
    #[test]
    fn a_file_that_is_open_elsewhere_is_named_as_such() {
        use std::os::windows::fs::OpenOptionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        std::fs::write(&path, "1").unwrap();
        let mut options = std::fs::OpenOptions::new();
        let reader = options.read(true).share_mode(0).open(&path).unwrap();
        let problem = std::fs::read(&path).unwrap_err();
        let said = explain_file_problem(&problem);
        assert!(said.contains("open in another program"), "{said}");
        let taking_away = retry(|| std::fs::remove_file(&path), |_| false, |_| {});
        assert!(taking_away.is_err());
        drop(reader);
        retry_while_held(|| std::fs::remove_file(&path)).unwrap();
    }
}
