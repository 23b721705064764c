import { defineElement } from '../base/define-element.js';
import { RucheStatElement } from './stat.element.js';

defineElement('ruche-stat', RucheStatElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-stat': RucheStatElement;
  }
}
