// Reads lines of "private key, auth, body" and writes the plaintext of each, all base64url.
const crypto = require('node:crypto');
const fs = require('node:fs');
const ece = require('http_ece');

const plaintexts = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => {
  const [privateKey, authSecret, body] = line.split(' ').map((part) => Buffer.from(part, 'base64url'));
  const receiver = crypto.createECDH('prime256v1');
  receiver.setPrivateKey(privateKey);
  return ece.decrypt(body, { version: 'aes128gcm', privateKey: receiver, authSecret }).toString('base64url');
});
fs.writeFileSync(process.argv[3], plaintexts.join('\n') + '\n');
