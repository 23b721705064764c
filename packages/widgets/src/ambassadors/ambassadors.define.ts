import { defineElement } from '../base/define-element.js';
import { RucheAmbassadorsElement } from './ambassadors.element.js';

defineElement('ruche-ambassadors', RucheAmbassadorsElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-ambassadors': RucheAmbassadorsElement;
  }
}
