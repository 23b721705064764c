// Keys and the mouse over WebDriver, under the names that the commands of Web Test Runner give them.

/** The code points that stand for keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Meta: '\uE03D',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};

const buttons = { left: 0, middle: 1, right: 2 };

/**
 * What the built-in `sendKeys` and `sendMouse` call on a launcher of the type `webdriver`.
 *
 * @param {(actions: object[]) => Promise<unknown>} perform sends actions to the browser
 */
export function webdriverActions(perform) {
  const pointer = (...actions) =>
    perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const to = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const down = (button) => ({ type: 'pointerDown', button: buttons[button] });
  const up = (button) => ({ type: 'pointerUp', button: buttons[button] });
  return {
    /** `Shift+Tab` holds what comes before the last plus. */
    async sendKeys(_, pressed) {
      const actions = pressed.flatMap((name) => {
        const codes = (name.length > 1 ? name.split('+') : [name]).map(codeOf);
        return [
          ...codes.map((value) => ({ type: 'keyDown', value })),
          ...codes.toReversed().map((value) => ({ type: 'keyUp', value })),
        ];
      });
      await perform([{ type: 'key', id: 'keyboard', actions }]);
    },
    sendMouseMove: (_, x, y) => pointer(to(x, y)),
    sendMouseClick: (_, x, y, button = 'left') => pointer(to(x, y), down(button), up(button)),
    sendMouseDown: (_, button = 'left') => pointer(down(button)),
    sendMouseUp: (_, button = 'left') => pointer(up(button)),
    resetMouse: () => pointer(up('left'), up('middle'), up('right'), to(0, 0)),
  };
}

function codeOf(name) {
  const code = name.length === 1 ? name : keys[name];
  if (!code)
    throw new Error(`No key "${name}" over WebDriver; known: ${Object.keys(keys).join(', ')}`);
  return code;
}
