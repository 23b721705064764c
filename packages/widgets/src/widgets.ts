// The file for a script tag. The page's connection comes before the elements wake up.
import './connection/page-connection.define.js';
import './define.js';

export * from './index.js';
