import { defineElement } from '../base/define-element.js';
import { RucheCompareElement } from './compare.element.js';

defineElement('ruche-compare', RucheCompareElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-compare': RucheCompareElement;
  }
}
