//! What is shown in; answers to a browser on this machine out.
//!
//! An HTTP/1.1 server of its own, with heads read by httparse: it knows GET and HEAD of files in
//! memory, one POST, a stream of events, and one request for each connection. The servers that
//! exist are either little kept or bring a runtime, and most of what stands here, who may ask and
//! what a hostile or slow client can hold, would have to be written for any of them. What is copied
//! when a site is built, such as films, it sends from where it lies; before there is a site it has
//! the page made that is asked for.

mod connections;
mod copied_file;
mod error_page;
mod guard;
mod page;
mod request;
mod response;
mod routes;
mod stream;

use std::io::{self, ErrorKind, Read};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use connections::{Connections, Membership};
use request::Method;
use response::Response;
use routes::{Reply, answer};

use super::shown::Live;

/// The preview on its address.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    preview: ServerState,
}

/// Where the preview is given, and what it is of.
#[derive(Clone, Debug)]
pub struct Where {
    /// The host to listen on.
    pub host: String,
    /// The port; the next free one if it is taken.
    pub port: u16,
    /// The project's folder, as a real path.
    pub root: PathBuf,
    /// The editor's command line where the settings name none.
    pub editor: Option<String>,
}

/// What every connection's thread has at hand.
#[derive(Clone, Debug)]
struct ServerState {
    live: Arc<Live>,
    place: Arc<Where>,
    /// Known to this run's own pages alone.
    token: Arc<str>,
}

/// Time for a request to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);
/// Time for a client to take what it is sent.
const DEPARTURE: Duration = Duration::from_secs(10);
/// Time in which a client may end the connection by itself.
const FAREWELL: Duration = Duration::from_millis(500);
/// Connections at a time: below the usual limit of open files.
const CONNECTIONS: usize = 512;
/// Tabs at a time.
const TABS: usize = 128;
/// Ports that are tried after the one that was asked for.
const FURTHER_PORTS: u16 = 100;
/// Bytes of stack for each connection.
const STACK: usize = 256 * 1024;

impl Server {
    /// Takes the port, or the next one that is free.
    ///
    /// # Errors
    /// If the host cannot be listened on, or none of a hundred ports is free.
    pub fn bind(place: Where, live: Arc<Live>) -> io::Result<Self> {
        let (name, port) = (place.host.trim_matches(['[', ']']), place.port);
        let last = if port == 0 {
            0
        } else {
            port.saturating_add(FURTHER_PORTS)
        };
        let mut result = Err(ErrorKind::AddrInUse.into());
        for port in port..=last {
            result = TcpListener::bind((name, port));
            if !matches!(&result, Err(error) if error.kind() == ErrorKind::AddrInUse) {
                break;
            }
        }
        let preview = ServerState {
            live,
            place: place.into(),
            token: token().into(),
        };
        Ok(Self {
            listener: result?,
            preview,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers in threads of its own, until the program ends.
    pub fn start(self) {
        thread::spawn(move || self.listen());
    }

    fn listen(&self) {
        let (connections, tabs) = (Connections::new(CONNECTIONS), Connections::new(TABS));
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else {
                // No more open files: whoever has waited longest makes room.
                connections.send_oldest_away();
                thread::yield_now();
                continue;
            };
            let stream = Arc::new(stream);
            let membership = connections.enter(&stream);
            let (preview, tabs) = (self.preview.clone(), tabs.clone());
            let thread = thread::Builder::new().stack_size(STACK);
            // A client that goes away in the middle is nobody's fault.
            let answer = move || drop(serve(&stream, membership, &preview, &tabs));
            // Without a thread the connection ends here, and the next one is tried.
            drop(thread.spawn(answer));
        }
    }
}

/// Answers one request. A connection that stays open gives its place among the others back for one
/// among the tabs, so that open tabs keep nobody out.
fn serve(
    stream: &Arc<TcpStream>,
    membership: Membership,
    preview: &ServerState,
    tabs: &Arc<Connections>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(DEPARTURE))?;
    let Some(request) = request::read(stream, Instant::now() + ARRIVAL) else {
        return Ok(());
    };
    let without_body = request
        .as_ref()
        .is_ok_and(|request| request.method == Method::Head);
    let response = match request.map(|request| answer(&request, preview)) {
        Ok(Reply::Events(page)) => {
            drop(membership);
            let tab = tabs.enter(stream);
            // So that whoever was sent away for it ends at once: each thread takes memory.
            preview.live.wake();
            return stream::tell((stream, &tab), &preview.live, &page, &preview.token);
        }
        Ok(Reply::File(file)) => {
            file.send(&**stream, without_body)?;
            return farewell(stream);
        }
        Ok(Reply::Response(response)) => response,
        Err(status) => Response::refusal(status),
    };
    response.send(&**stream, without_body)?;
    farewell(stream)
}

/// Waits a little for the client to close: what it has sent and nobody has read would else take the
/// answer away from it.
fn farewell(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(FAREWELL))?;
    let deadline = Instant::now() + FAREWELL;
    let mut rest = [0; 4096];
    while Instant::now() < deadline && stream.read(&mut rest)? > 0 {}
    Ok(())
}

/// Words that nobody can guess. The standard library's hash maps have keys from the system's source
/// of chance.
fn token() -> String {
    use std::hash::{BuildHasher, RandomState};
    let number = || RandomState::new().hash_one(0);
    format!("{:016x}{:016x}", number(), number())
}
