/* The event bus, over the raw WebSocket of the SockJS bridge: registers, sends, and pings. */

const PING_MILLIS = 5_000;
const REPLY_MILLIS = 15_000;

const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export class EventBus {
  #url;
  #key;
  #changed;
  #socket = null;
  #handlers = new Map();
  #replies = new Map();
  #pings = 0;
  #numbers = 0;

  /**
   * @param url of the bridge
   * @param key gives the key, or null; it is offered as a subprotocol, so that it is in no address and no log
   * @param changed is told 'open' or 'closed'
   */
  constructor(url, key, changed) {
    this.#url = url;
    this.#key = key;
    this.#changed = changed;
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Whether it is open, or about to be. */
  get isOpening() {
    return this.isOpen || this.#socket?.readyState === WebSocket.CONNECTING;
  }

  /**
   * Opens it, in place of one that is open.
   *
   * @param handlers of what is heard, by address
   */
  open(handlers) {
    this.close();
    this.#handlers = handlers;
    const key = this.#key();
    const protocols = key === null ? ['pattern-engine'] : ['pattern-engine', `key.${encoded(key)}`];
    const socket = new WebSocket(this.#url, protocols);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', (event) => this.#heard(event.data));
    socket.addEventListener('close', () => socket === this.#socket && this.#closed());
  }

  /** Closes it, if it is open, without telling that. */
  close() {
    const old = this.#socket;
    this.#socket = null;
    clearInterval(this.#pings);
    old?.close();
    this.#failAll();
  }

  #opened() {
    this.#handlers.forEach((handler, address) => this.#write({type: 'register', address, headers: {}}));
    this.#pings = setInterval(() => this.#write({type: 'ping'}), PING_MILLIS);
    this.#changed('open');
  }

  #closed() {
    this.#socket = null;
    clearInterval(this.#pings);
    this.#failAll();
    this.#changed('closed');
  }

  #failAll() {
    this.#replies.forEach((reply) => reply.fail(new Error('The connection was closed.')));
    this.#replies.clear();
  }

  #write(frame) {
    if (this.isOpen) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  async #heard(data) {
    const frame = JSON.parse(typeof data === 'string' ? data : await data.text());
    const reply = this.#replies.get(frame.address);
    if (reply !== undefined) {
      this.#replies.delete(frame.address);
      if (frame.type === 'err') {
        reply.fail(new Error(frame.message));
      } else {
        reply.done(frame.body);
      }
    } else if (frame.type === 'rec') {
      this.#handlers.get(frame.address)?.(frame.body);
    }
  }

  /** Asks; the answer's body, or an error. */
  request(address, body) {
    return new Promise((done, fail) => {
      const replyAddress = `reply-${++this.#numbers}`;
      const limit = setTimeout(() => {
        this.#replies.delete(replyAddress);
        fail(new Error('No answer came in time.'));
      }, REPLY_MILLIS);
      this.#replies.set(replyAddress, {
        done: (answer) => {
          clearTimeout(limit);
          done(answer);
        },
        fail: (problem) => {
          clearTimeout(limit);
          fail(problem);
        },
      });
      this.#write({type: 'send', address, body, replyAddress, headers: {}});
    });
  }
}
