import { defineConfig } from 'vite';
import { bundleConfig } from './bundle-config.js';

// `widgets.js`, the file for a script tag, and beside it what it loads on demand.
export default defineConfig(bundleConfig({ isSingle: false }));
