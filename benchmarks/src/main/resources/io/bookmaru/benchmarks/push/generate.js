// How many requests a second web-push makes ready: encrypts and signs, and sends nothing.
// node generate.js WARM_UP_SECONDS MEASURE_SECONDS
const crypto = require('node:crypto');
const webpush = require('web-push');

const vapid = webpush.generateVAPIDKeys();
const browser = crypto.createECDH('prime256v1');
browser.generateKeys();
const keys = {
  p256dh: browser.getPublicKey('base64url'),
  auth: crypto.randomBytes(16).toString('base64url'),
};
const payload = crypto.randomBytes(200);
const options = {
  vapidDetails: { subject: 'mailto:admin@bookmaru.local', publicKey: vapid.publicKey, privateKey: vapid.privateKey },
  TTL: 86400,
  urgency: 'normal',
  topic: 'comment-501',
};

function perSecond(seconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(seconds) * 1000000000n;
  let count = 0;
  let now = start;
  while (now < end) {
    webpush.generateRequestDetails({ endpoint: `https://push${count % 2000}.example.com/1`, keys }, payload, options);
    count++;
    now = process.hrtime.bigint();
  }
  return count / (Number(now - start) / 1e9);
}

perSecond(Number(process.argv[2]));
console.log(perSecond(Number(process.argv[3])).toFixed(1));
