// Proof of work for the subscribe form: finds a number by which SHA-256 over token, address and number begins with so many zero
// bits. One person waits a moment, a program that signs up thousands waits long. Without this script the form works as well.
(function () {
  'use strict';
  var form = document.querySelector('form[data-bits]');
  if (!form) return;
  var bits = Number(form.getAttribute('data-bits'));
  var shown = Date.now();
  var least = 3200; // the server takes no form that is younger than three seconds
  var constants = [];
  var start = [];
  (function primes() {
    for (var n = 2; constants.length < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (!prime) continue;
      if (start.length < 8) start.push((Math.sqrt(n) % 1 * 4294967296) | 0);
      constants.push((Math.cbrt(n) % 1 * 4294967296) | 0);
    }
  })();

  function right(x, n) { return (x >>> n) | (x << (32 - n)); }

  function block(state, bytes, at, w) {
    var i;
    for (i = 0; i < 16; i++, at += 4)
      w[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    for (i = 16; i < 64; i++) {
      var p = w[i - 15], q = w[i - 2];
      w[i] = (w[i - 16] + (right(p, 7) ^ right(p, 18) ^ p >>> 3) + w[i - 7] + (right(q, 17) ^ right(q, 19) ^ q >>> 10)) | 0;
    }
    var a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (i = 0; i < 64; i++) {
      var one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + (e & f ^ ~e & g) + constants[i] + w[i]) | 0;
      var two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + (a & b ^ a & c ^ b & c)) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  function sha256(bytes, w) {
    var length = bytes.length;
    var padded = new Uint8Array(((length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[length] = 128;
    new DataView(padded.buffer).setUint32(padded.length - 4, length * 8);
    var state = Int32Array.from(start);
    for (var at = 0; at < padded.length; at += 64) block(state, padded, at, w);
    return state;
  }

  function good(state) {
    return bits === 0 || (bits < 32 ? state[0] >>> (32 - bits) === 0 : false);
  }

  function find(text, found) {
    var encoder = new TextEncoder();
    var w = new Int32Array(64);
    var number = 0;
    (function some() {
      for (var end = number + 2000; number < end; number++)
        if (good(sha256(encoder.encode(text + number), w))) return found(String(number));
      setTimeout(some, 0);
    })();
  }

  var done = '';
  var busy = false;
  form.addEventListener('submit', function (event) {
    var address = form.elements.address.value;
    if (done === address) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    form.setAttribute('aria-busy', 'true');
    var button = event.submitter;
    find(form.elements.token.value + '\n' + address + '\n', function (number) {
      setTimeout(function () {
        busy = false;
        form.removeAttribute('aria-busy');
        form.elements.work.value = number;
        done = address;
        form.requestSubmit(button);
      }, Math.max(0, least - (Date.now() - shown)));
    });
  });
})();
