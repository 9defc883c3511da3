//! Who may ask: the browser of this machine, and pages that the preview itself has served.
//!
//! A page of the web can make a browser ask any address. That it may not read the answer is the
//! browser's part as long as nothing is said of CORS; that no name of the web stands for this
//! machine (DNS rebinding) is ours, and so is the push channel.

use std::net::IpAddr;

use super::request::Request;

/// Whether a request names this preview as the host: loopback, or what was given with `--host`.
pub(super) fn is_our_host(request: &Request, given: &str) -> bool {
    let Some(host) = request.header("host") else {
        return false;
    };
    let Some(name) = without_port(host) else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    // No name of the web leads to an address that is written in numbers; with another host than
    // loopback, any may be meant.
    let in_numbers = |name: &str| name.trim_matches(['[', ']']).parse::<IpAddr>();
    match in_numbers(&name) {
        Ok(address) => address.is_loopback() || !is_loopback(given),
        Err(_) => name == "localhost" || name == given.to_ascii_lowercase(),
    }
}

/// Whether a request comes from a page of this preview, or from no page at all.
pub(super) fn is_our_page(request: &Request) -> bool {
    let foreign_fetch = request
        .header("sec-fetch-site")
        .is_some_and(|site| !matches!(site, "same-origin" | "none"));
    let origin = match (
        request.has_header("origin"),
        request.header("origin"),
        request.header("host"),
    ) {
        (false, ..) => true,
        (true, Some(origin), Some(host)) => origin.eq_ignore_ascii_case(&format!("http://{host}")),
        _ => false,
    };
    origin && !foreign_fetch
}

/// Whether a host's name stands for this machine alone.
pub(super) fn is_loopback(host: &str) -> bool {
    let numbers = host.trim_matches(['[', ']']).parse::<IpAddr>();
    numbers.map_or(host.eq_ignore_ascii_case("localhost"), |address| {
        address.is_loopback()
    })
}

/// `localhost` of `localhost:1111`, `[::1]` of `[::1]:1111`; nothing if what follows is no port.
fn without_port(host: &str) -> Option<&str> {
    let end = if host.starts_with('[') {
        host.find(']')? + 1
    } else {
        host.find(':').unwrap_or(host.len())
    };
    let (name, port) = host.split_at(end);
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok());
    is_port.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(headers: &str) -> Request {
        Request::of(&format!("GET / HTTP/1.1\r\n{headers}\r\n"))
    }

    #[test]
    fn only_names_of_this_machine_are_ours() {
        for host in [
            "localhost",
            "localhost:1111",
            "LOCALHOST:1",
            "127.0.0.1:80",
            "127.9.9.9",
            "[::1]:1111",
            "[::1]",
        ] {
            assert!(
                is_our_host(&request(&format!("Host: {host}\r\n")), "127.0.0.1"),
                "{host}"
            );
        }
        for host in [
            "evil.example",
            "localhost.evil.example",
            "192.168.0.1",
            "",
            "localhost:x",
            "[::1",
            "127.0.0.1.nip.io",
            "0.0.0.0",
        ] {
            assert!(
                !is_our_host(&request(&format!("Host: {host}\r\n")), "127.0.0.1"),
                "{host}"
            );
        }
        assert!(!is_our_host(&request(""), "127.0.0.1"), "none");
        assert!(is_our_host(
            &request("Host: desk.local:1111\r\n"),
            "desk.local"
        ));
        assert!(is_our_host(
            &request("Host: 192.168.0.1:1111\r\n"),
            "0.0.0.0"
        ));
        assert!(!is_our_host(&request("Host: evil.example\r\n"), "0.0.0.0"));
    }

    #[test]
    fn only_pages_of_ours_are_told() {
        let ours =
            |headers: &str| is_our_page(&request(&format!("Host: localhost:1111\r\n{headers}")));
        assert!(ours(""));
        assert!(ours("Origin: http://localhost:1111\r\n"));
        assert!(ours("Sec-Fetch-Site: same-origin\r\n"));
        for headers in [
            "Origin: null\r\n",
            "Origin: http://localhost:2222\r\n",
            "Origin: https://localhost:1111\r\n",
            "Origin: http://evil.example\r\n",
            "Origin: \r\n",
            "Origin: http://localhost:1111\r\nOrigin: http://evil.example\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
        ] {
            assert!(!ours(headers), "{headers}");
        }
    }
}
