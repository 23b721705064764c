import { connectPage } from './page-connection.js';

// In the bundle, the address of this module is that of the script tag.
connectPage(import.meta.url);
