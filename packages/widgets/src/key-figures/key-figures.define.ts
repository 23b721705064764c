import { defineElement } from '../base/define-element.js';
import { RucheKeyFiguresElement } from './key-figures.element.js';

defineElement('ruche-key-figures', RucheKeyFiguresElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-key-figures': RucheKeyFiguresElement;
  }
}
