import * as server from './server.js';

const INITIALLY = {
  static_select: ['initial_option', (one) => one.value],
  radio_buttons: ['initial_option', (one) => one.value],
  checkboxes: ['initial_options', (all) => all.map((one) => one.value)],
  multi_static_select: ['initial_options', (all) => all.map((one) => one.value)],
  datepicker: ['initial_date'],
  timepicker: ['initial_time'],
  datetimepicker: ['initial_date_time'],
  users_select: ['initial_user'],
  multi_users_select: ['initial_users'],
  channels_select: ['initial_channel'],
  multi_channels_select: ['initial_channels'],
  conversations_select: ['initial_conversation'],
  multi_conversations_select: ['initial_conversations'],
};

/** A message, modal or Home tab: what was filled in there, and how the app is told. `place` is {channel, ts} or {view}. */
export class Surface {
  filled = {};
  errors = {};
  send = null;

  constructor(user, place, workspace, failed) {
    this.user = user;
    this.place = place;
    this.workspace = workspace;
    this.failed = failed;
    this.id = place.view ?? place.ts;
  }

  value(block, one) {
    const given = this.filled[block.block_id];
    if (given && one.action_id in given) return given[one.action_id];
    const [field, read = (value) => value] = INITIALLY[one.type] ?? ['initial_value'];
    return one[field] === undefined ? null : read(one[field]);
  }

  set(block, one, value) {
    (this.filled[block.block_id] ??= {})[one.action_id] = value;
  }

  async act(block, one, value) {
    try {
      const { user, place, filled } = this;
      const answer = await server.act({ user, ...place, block: block.block_id, action: one.action_id, value, filled });
      this.failed(answer.failure ? `The app did not answer well (${answer.failure}). Try again.` : '');
    } catch (refused) {
      this.failed(refused.message);
    }
  }
}
