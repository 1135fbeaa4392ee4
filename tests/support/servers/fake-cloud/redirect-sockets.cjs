// Loaded into the serverless client with `NODE_OPTIONS=--require`, which takes CommonJS only: sends every connection that
// would leave this machine to the fake cloud. The client has no setting for the hosts it talks to.
'use strict';

const net = require('node:net');

const { FAKE_CLOUD_HTTPS_PORT, FAKE_CLOUD_HTTP_PORT } = process.env;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function connectToFakeCloud(...given) {
  // Node calls this with (options, callback), and itself with one array of both.
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options?.host && !/^(?:127\.|localhost$)/.test(options.host)) {
    options.port = Number(options.port) === 443 ? FAKE_CLOUD_HTTPS_PORT : FAKE_CLOUD_HTTP_PORT;
    options.host = '127.0.0.1';
  }
  return connect.apply(this, given);
};
