// npm run build
import { bootstrap } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';

try {
  await bootstrap();
  await build();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
