// usage: node websub.mjs URL COMMAND TOPIC    run where the package pubsubhubbub is installed; see the script websub
import crypto from 'node:crypto';
import { EventEmitter } from 'node:events';
import http from 'node:http';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const [url, command, topic] = process.argv.slice(2);
const { createServer } = createRequire(import.meta.url)('pubsubhubbub');
const PUBLICATIONS = 20;
const WITHIN_MS = 300_000;
const SECRET = 'a secret of this test';

const fail = (why) => { console.log(`FAILED ${why}`); process.exit(1); };
const expect = (fine, why) => { if (!fine) fail(why); };

/** Fulfils what an event brings, or fails in time. */
function next(emitter, event, why) {
  return new Promise((resolve) => {
    const alarm = setTimeout(() => fail(why), WITHIN_MS);
    emitter.once(event, (data) => { clearTimeout(alarm); resolve(data); });
  });
}

/** The feed where it can be reached; its own address may be another. Asked with a condition, as others are limited to a few. */
function feed() {
  const path = new URL(topic).pathname;
  return new Promise((resolve, reject) => http.get(url + path, { headers: { 'If-None-Match': '"other"' } }, (answer) => {
    const chunks = [];
    answer.on('data', (it) => chunks.push(it));
    answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
  }).on('error', reject));
}

const before = await feed();
expect(before.status === 200, `the feed answers ${before.status}`);
const hub = /<([^>]+)>;\s*rel="hub"/.exec(before.headers.link ?? '')?.[1];
const self = /<([^>]+)>;\s*rel="self"/.exec(before.headers.link ?? '')?.[1];
expect(hub && self === topic, 'the feed names no hub, or another address of its own');
expect(before.body.includes(hub), 'the text of the feed does not name the hub');

const port = await new Promise((resolve) => {
  const probe = http.createServer().listen(0, '127.0.0.1', () => {
    const free = probe.address().port;
    probe.close(() => resolve(free));
  });
});
const subscriber = createServer({ callbackUrl: `http://127.0.0.1:${port}/callback?k=v`, secret: SECRET });
subscriber.on('error', (error) => fail(`the subscriber: ${error.message}`));
subscriber.on('denied', (data) => fail(`denied: ${data.error?.message ?? 'by the hub'}`));
const listening = next(subscriber, 'listen', 'the subscriber does not listen');
subscriber.listen(port, '127.0.0.1');
await listening;

// the address of the hub is its public one; here it is reached where the instance is
const here = url + new URL(hub).pathname;
const confirmed = next(subscriber, 'subscribe', 'the callback is not asked');
subscriber.subscribe(topic, here, (error) => { if (error) fail(`the hub refuses: ${error.responseBody ?? error.message}`); });
const lease = await confirmed;
expect(lease.topic === topic, 'the callback is asked about another topic');
expect(lease.lease * 1000 > Date.now() + 23 * 3600_000, 'the lease is shorter than 23 hours');
console.log(`confirmed, until ${new Date(lease.lease * 1000).toISOString()}`);

// the package subscribes with a key made of the secret and checks with the secret itself: it is told the key, and we check too
const key = crypto.createHmac('sha1', SECRET).update(topic).digest('hex');
subscriber.secret = key;

// a subscriber that took more than 5 seconds to answer, on a busy machine, is pushed the same again: once is let pass
const seen = new Set();
const fresh = new EventEmitter();
let again = 0;
subscriber.on('feed', (push) => {
  const text = push.feed.toString('latin1');
  if (seen.has(text)) again++;
  else { seen.add(text); fresh.emit('feed', push); }
});
for (let n = 1; n <= PUBLICATIONS; n++) {
  const push = next(fresh, 'feed', `publication ${n} is not pushed, or its signature is wrong`);
  const begun = Date.now();
  const [program, ...words] = command.split(' ');
  await promisify(execFile)(program, [...words, String(n)]);
  const { feed: body, headers, topic: about } = await push;
  const took = Date.now() - begun;
  const now = await feed();
  expect(about === hub || about === topic, `publication ${n} is about another topic`);
  expect(headers.link === `<${hub}>; rel="hub", <${topic}>; rel="self"`, `publication ${n}: Link is ${headers.link}`);
  expect(body.equals(now.body), `publication ${n} is not what the feed holds`);
  expect(headers['content-type'].replace('; ', ';') === now.headers['content-type'].replace('; ', ';'), `publication ${n}: another type`);
  const signature = `sha256=${crypto.createHmac('sha256', key).update(body).digest('hex')}`;
  expect(headers['x-hub-signature'] === signature, `publication ${n} is not signed with sha256`);
  console.log(`publication ${n}: ${body.length} bytes, ${took} ms after it was asked for`);
}
const ended = next(subscriber, 'unsubscribe', 'the callback is not asked whether to unsubscribe');
subscriber.unsubscribe(topic, here);
await ended;
expect(seen.size === PUBLICATIONS, `${seen.size} versions for ${PUBLICATIONS} publications`);
expect(again <= 1, `${again} pushes came again`);
console.log(`${PUBLICATIONS} publications pushed, whole and signed; ${again} came again`);
process.exit(0);
