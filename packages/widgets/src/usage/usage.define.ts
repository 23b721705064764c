import { defineElement } from '../base/define-element.js';
import { RucheUsageElement } from './usage.element.js';

defineElement('ruche-usage', RucheUsageElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-usage': RucheUsageElement;
  }
}
