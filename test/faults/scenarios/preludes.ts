// Scripts that run in a page before any other.

const names = ['indexedDB', 'localStorage', 'sessionStorage'];
/** Forbids all that a page can keep things in. */
export const noStorage = `for (const name of ${JSON.stringify(names)}) {
  Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } }); }`;

/** Firefox asks for privacy in private windows, and our tracker would say nothing at all. */
export const noSignal = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => false });`;

/** Opens the database of ours a second late, as a busy device does. */
export const lateDatabase = `{ const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    const { addEventListener } = request;
    request.addEventListener = (type, heard, options) => addEventListener.call(request, type,
      type === 'success' ? (event) => setTimeout(heard, 1000, event) : heard, options);
    return request;
  }; }`;

/** A request to open a database that hears nothing, ever. */
const unanswered = `Object.defineProperty(
  Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype), 'onupgradeneeded', { writable: true })`;

/** The database of ours never opens. */
export const noAnswer = `IDBFactory.prototype.open = () => ${unanswered};`;

/** The database of ours begins to be made when the page ends. */
export const unmadeDatabase = `{ const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    addEventListener('pagehide', () => {
      const request = open.apply(this, args);
      request.onupgradeneeded = () => request.result.createObjectStore('m', { keyPath: 'key' });
    });
    return ${unanswered};
  }; }`;

/** Runs a script as soon as our tracker is there, in its own task. */
export const whenItStarts = (script: string) => `{ let held;
  Object.defineProperty(window, 'ruche', { configurable: true, get: () => held, set(value) {
    held = value; if (value.track) queueMicrotask(() => { ${script} }); } }); }`;
