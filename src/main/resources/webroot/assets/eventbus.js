/* The event bus, over the raw WebSocket of the SockJS bridge: registers, sends, pings, and comes back when it was cut off. */

const PING_MILLIS = 5_000;
const REPLY_MILLIS = 15_000;
const LONGEST_PAUSE_MILLIS = 15_000;

const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export class EventBus {
  #url;
  #key;
  #changed;
  #socket = null;
  #handlers = new Map();
  #replies = new Map();
  #failures = 0;
  #pings = 0;
  #retry = 0;
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

  open() {
    clearTimeout(this.#retry);
    const key = this.#key();
    const protocols = key === null ? ['pattern-engine'] : ['pattern-engine', `key.${encoded(key)}`];
    const socket = new WebSocket(this.#url, protocols);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', (event) => this.#heard(event.data));
    socket.addEventListener('close', () => this.#closed(socket));
  }

  /** Opens it anew: after the key changed, or when the network is back. */
  reopen() {
    const old = this.#socket;
    this.#socket = null;
    old?.close();
    this.#failures = 0;
    this.open();
  }

  #opened() {
    this.#failures = 0;
    this.#handlers.forEach((handler, address) => this.#write({type: 'register', address, headers: {}}));
    this.#pings = setInterval(() => this.#write({type: 'ping'}), PING_MILLIS);
    this.#changed('open');
  }

  #closed(socket) {
    clearInterval(this.#pings);
    if (socket !== this.#socket) {
      return;
    }
    this.#replies.forEach((reply) => reply.fail(new Error('The connection was closed.')));
    this.#replies.clear();
    this.#changed('closed');
    const pause = Math.min(LONGEST_PAUSE_MILLIS, 500 * 2 ** this.#failures++);
    this.#retry = setTimeout(() => this.open(), pause * (0.5 + Math.random() / 2));
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

  /** Hears an address from now on, also after the connection was cut off and came back. */
  register(address, handler) {
    this.#handlers.set(address, handler);
    this.#write({type: 'register', address, headers: {}});
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
