import { h, render } from './core/dom.js';
import { applyTheme } from './core/theme.js';
import { Shell } from './shell.js';

applyTheme();
render(h(Shell), document.getElementById('page'));
