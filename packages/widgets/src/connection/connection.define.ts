import { defineElement } from '../base/define-element.js';
import { RucheConnectionElement } from './connection.element.js';

defineElement('ruche-connection', RucheConnectionElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-connection': RucheConnectionElement;
  }
}
