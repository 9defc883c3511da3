//! A limit on how many connections are open at a time.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Open connections, the oldest first. Where there are as many as may be, a newcomer takes the
/// place of the oldest: whoever asks now is served, and a thousand that only hold the line cost
/// nothing.
#[derive(Debug)]
pub(super) struct Connections {
    most: usize,
    members: Mutex<Members>,
}

#[derive(Debug, Default)]
struct Members {
    next: u64,
    streams: BTreeMap<u64, Arc<TcpStream>>,
}

/// A place among the open connections, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Membership {
    connections: Arc<Connections>,
    number: u64,
}

impl Connections {
    /// Room for at most so many.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            members: Mutex::default(),
        })
    }

    /// Lets a connection in.
    pub(super) fn enter(self: &Arc<Self>, stream: &Arc<TcpStream>) -> Membership {
        let mut members = self.lock();
        while members.streams.len() >= self.most {
            members.send_oldest_away();
        }
        let number = members.next;
        members.next += 1;
        members.streams.insert(number, stream.clone());
        Membership {
            connections: self.clone(),
            number,
        }
    }

    /// Makes room when the system has none left.
    pub(super) fn send_oldest_away(&self) {
        self.lock().send_oldest_away();
    }

    fn lock(&self) -> MutexGuard<'_, Members> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Membership {
    /// Whether somebody else has the place by now.
    pub(super) fn is_sent_away(&self) -> bool {
        !self.connections.lock().streams.contains_key(&self.number)
    }
}

impl Members {
    fn send_oldest_away(&mut self) {
        if let Some((_, oldest)) = self.streams.pop_first() {
            // Its thread finds that it cannot go on.
            drop(oldest.shutdown(Shutdown::Both));
        }
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        self.connections.lock().streams.remove(&self.number);
    }
}
