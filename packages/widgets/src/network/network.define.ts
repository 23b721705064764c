import { defineElement } from '../base/define-element.js';
import { RucheNetworkElement } from './network.element.js';

defineElement('ruche-network', RucheNetworkElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-network': RucheNetworkElement;
  }
}
