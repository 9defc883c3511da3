// A folder on loopback, at a root or under a path, as hosts of static files serve it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml", ".txt": "text/plain", ".json": "application/json" };

/** Serves a folder below `prefix`, such as `/` or `/a/b/`; gives its address and a way to stop. */
export async function serve(folder, prefix) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : "..";
    const file = inside === "." || inside.endsWith("/") ? join(inside, "index.html") : inside;
    const body = file.startsWith("..") ? null : await readFile(join(folder, file)).catch(() => null);
    response.writeHead(body ? 200 : 404, { "content-type": body ? TYPES[extname(file)] ?? "application/octet-stream" : "text/plain" });
    response.end(body ?? "nothing here");
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  return { address: `http://127.0.0.1:${server.address().port}${prefix}`, stop: () => server.close() };
}
