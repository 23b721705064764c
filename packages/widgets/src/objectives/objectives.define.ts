import { defineElement } from '../base/define-element.js';
import { RucheObjectivesElement } from './objectives.element.js';

defineElement('ruche-objectives', RucheObjectivesElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-objectives': RucheObjectivesElement;
  }
}
