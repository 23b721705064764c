// The intranet's own small server: it serves the page under a strict policy and signs the tokens with
// which the page may ask for statistics. Node and jose, nothing else.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { SignJWT } from 'jose';

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', html: 'text/html' };
const files = ['style.css', 'app.js', 'icon.svg', 'sample-dates.js'];

/** Who is signed in. A real intranet takes this from its session. */
const member = {
  id: 'animation',
  name: 'Animation',
  role: 'manager',
  groups: ['communaute', 'discussion', 'language', 'support', 'feature-request'],
};

/**
 * Starts the intranet.
 *
 * @param {object} options
 * @param {string} options.collector Where Ruche answers, as the browser sees it.
 * @param {string} options.site The site's id.
 * @param {string} options.writeKey The site's write key: it may be public.
 * @param {string} options.secretKey The site's secret key: it stays on this server.
 * @param {number} [options.port] 0 picks a free one.
 * @param {string} [options.host]
 */
export async function startIntranet({
  collector,
  site,
  writeKey,
  secretKey,
  port = 0,
  host = '127.0.0.1',
}) {
  const secret = new TextEncoder().encode(secretKey);

  /** What a widget may see, for five minutes: this member's groups, with a manager's rights. */
  const signToken = () =>
    new SignJWT({ groups: member.groups, role: member.role })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(site)
      .setSubject(member.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);

  const page = async () =>
    (await readPublic('index.html'))
      .replaceAll('{{collector}}', collector)
      .replaceAll('{{site}}', site)
      .replaceAll('{{writeKey}}', writeKey)
      .replaceAll('{{member}}', member.id)
      .replaceAll('{{name}}', member.name);

  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://intranet').pathname.slice(1);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    try {
      if (!['GET', 'HEAD'].includes(request.method ?? ''))
        return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      if (name === '') {
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(collector));
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        return void response.end(await page());
      }
      if (name === 'api/ruche-token') {
        // The token is for our own page only. Check your session here, too.
        if (request.headers['sec-fetch-site'] !== 'same-origin')
          return void response.writeHead(403).end();
        response.setHeader('Content-Type', 'application/json');
        return void response.end(JSON.stringify({ token: await signToken() }));
      }
      if (!files.includes(name)) return void response.writeHead(404).end();
      response.setHeader('Content-Type', `${types[name.split('.').pop()]}; charset=utf-8`);
      response.end(await readPublic(name));
    } catch {
      response.writeHead(500).end();
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return server;
}

/** No inline script or style, no eval, no string that becomes code; scripts from here and from Ruche. */
function contentSecurityPolicy(collector) {
  return [
    "default-src 'none'",
    `script-src 'self' ${collector}`,
    `connect-src 'self' ${collector}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

function readPublic(name) {
  return readFile(new URL(`public/${name}`, import.meta.url), 'utf8');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const {
    RUCHE_URL,
    RUCHE_SITE = 'default',
    RUCHE_WRITE_KEY,
    RUCHE_SECRET_KEY,
    PORT = '8789',
  } = process.env;
  if (!RUCHE_URL || !RUCHE_WRITE_KEY || !RUCHE_SECRET_KEY) {
    console.error('intranet: set RUCHE_URL, RUCHE_WRITE_KEY and RUCHE_SECRET_KEY');
    process.exit(2);
  }
  await startIntranet({
    collector: RUCHE_URL,
    site: RUCHE_SITE,
    writeKey: RUCHE_WRITE_KEY,
    secretKey: RUCHE_SECRET_KEY,
    port: Number(PORT),
  });
  console.log(`intranet: listening on http://127.0.0.1:${PORT}`);
}
