// The file for a script tag. The page's connection comes before the elements wake up, and what all of
// them need right after their first paint comes along, so that no second request stands between.
import './second-bundle.define.js';
import './connection/page-connection.define.js';
import './define.js';

export * from './index.js';
export { Companion } from './frame/rest.js';
