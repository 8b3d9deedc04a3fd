const Jsdom = require('@jupyterlab/testing/lib/jest-env.js').default;

const {
  AbortController,
  AbortSignal,
  DOMException,
  ReadableStream,
  Response,
  TextDecoderStream,
  TextEncoder,
  TransformStream,
  URL,
  Uint8Array,
  setImmediate
} = globalThis;

/** Web APIs of Node that jsdom lacks or implements differently. */
const FROM_NODE = {
  AbortController,
  AbortSignal,
  DOMException,
  ReadableStream,
  Response,
  TextDecoderStream,
  TextEncoder,
  TransformStream,
  URL,
  Uint8Array,
  setImmediate
};

/** jsdom with a `fetch` that really connects, streams and aborts. */
module.exports = class extends Jsdom {
  constructor(...options) {
    super(...options);
    Object.assign(this.global, FROM_NODE);
    // Errors made by Node inherit from another `Error` than the one in the specs.
    Object.setPrototypeOf(DOMException.prototype, this.global.Error.prototype);
  }

  async teardown() {
    Object.setPrototypeOf(DOMException.prototype, Error.prototype);
    await super.teardown();
  }
};
