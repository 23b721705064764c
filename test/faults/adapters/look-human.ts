// Some trackers are silent in a browser that a program drives. Imported first, before they look.
Object.defineProperty(Navigator.prototype, 'webdriver', { configurable: true, get: () => false });
