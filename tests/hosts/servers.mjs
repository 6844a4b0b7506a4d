// Real servers with the configuration that the build writes, on free ports of this machine, each with a folder of its
// own for all that it writes.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const PROJECT = resolve(import.meta.dirname, "../..");
const MODULES = "/usr/lib/apache2/modules";
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const isRoot = process.getuid?.() === 0;

export const hasNginx = existsSync("/usr/sbin/nginx");
export const hasNginxBrotli = existsSync(BROTLI);
export const hasApache = existsSync("/usr/sbin/apache2");

/** A folder that a server's own user can read. */
export function folderFor(name) {
  const folder = mkdtempSync(join(tmpdir(), `safer-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** nginx with this configuration file of the build, serving this folder. Both programs return once they listen. */
export async function nginx(root, config = readFileSync(join(PROJECT, "target/hosts/nginx/altogether-safer.conf"), "utf8")) {
  const [own, port] = [folderFor("nginx"), await freePort()];
  const asIs = config
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("listen [::]:80;", "")
    .replace(/root \/var\/www\/[^;]*;/, `root ${root};`)
    .replace("# brotli_static on;", hasNginxBrotli ? "brotli_static on;" : "");
  writeFileSync(join(own, "site.conf"), asIs);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${own}/${name};`).join(" ");
  writeFileSync(
    join(own, "nginx.conf"),
    `${hasNginxBrotli ? `load_module ${BROTLI};` : ""} ${isRoot ? "user root;" : ""} worker_processes 2; pid ${own}/pid; error_log ${own}/error.log;
    events { worker_connections 1024; }
    http { access_log off; sendfile on; keepalive_requests 1000000; ${temporary} include site.conf; }`,
  );
  const run = (...more) => execFileSync("/usr/sbin/nginx", ["-c", join(own, "nginx.conf"), "-p", own, "-e", join(own, "error.log"), ...more]);
  run();
  return { address: `http://127.0.0.1:${port}/`, close: () => run("-s", "stop"), errors: () => readFileSync(join(own, "error.log"), "utf8") };
}

/** Apache as Debian sets it up, but with the rights that `.htaccess` asks for. */
export async function apache(root) {
  const [own, port] = [folderFor("apache"), await freePort()];
  mkdirSync(join(own, "lock"));
  const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "filter", "deflate", "brotli"];
  writeFileSync(
    join(own, "apache.conf"),
    `ServerRoot ${own}
    ServerName 127.0.0.1
    Listen 127.0.0.1:${port}
    PidFile ${own}/pid
    Mutex file:${own}/lock default
    ErrorLog ${own}/error.log
    DefaultRuntimeDir ${own}
    ${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
    ${isRoot ? "User www-data\nGroup www-data" : ""}
    TypesConfig /etc/mime.types
    DocumentRoot ${root}
    KeepAlive On
    MaxKeepAliveRequests 0
    <Directory ${root}>
      Options FollowSymLinks
      AllowOverride FileInfo
      Require all granted
    </Directory>
    <FilesMatch "^\\.ht">
      Require all denied
    </FilesMatch>
    `,
  );
  const run = (signal) => execFileSync("/usr/sbin/apache2", ["-f", join(own, "apache.conf"), "-k", signal], { stdio: ["ignore", "ignore", "pipe"] });
  run("start");
  return { address: `http://127.0.0.1:${port}/`, close: () => run("stop"), errors: () => readFileSync(join(own, "error.log"), "utf8") };
}
