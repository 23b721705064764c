import { defineConfig } from 'vite';
import { bundleConfig } from './bundle-config.js';

// `widgets-single.js`: all in one file, for pages that can load no second one.
export default defineConfig(bundleConfig({ isSingle: true }));
