// screen {"library": "tdesign vue next", "viewport": [1366, 820], "imports": ["tdesign-vue-next/es/style/index.css"], "settle_ms": 250, "marks": ".t-checkbox__input, .t-radio__input, .t-switch", "sliders": ".t-slider__rail"}
import TDesign from 'tdesign-vue-next';

export const plugins = [TDesign];

const steps = ['Outline', 'Lessons', 'Prices', 'Publish'];
// The library's switch has no role of its own.
const describeSwitches = () => {
  for (const element of document.querySelectorAll('.t-switch')) {
    element.setAttribute('role', 'switch');
    element.setAttribute('aria-checked', element.classList.contains('t-is-checked'));
  }
};

export default {
  props: ['theme'],
  mounted: describeSwitches,
  setup: () => ({ steps, days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], lessons: ['Clay and water', 'First bowl', 'Handles', 'Glaze, basics', 'Glaze, layers', 'Firing', 'Repair with gold'] }),
  watch: { theme: { immediate: true, handler(name) { document.documentElement.setAttribute('theme-mode', name); document.documentElement.style.setProperty('--td-font-family', 'Open Sans'); } } },
  template: `
  <div style="background: var(--td-bg-color-page); color: var(--td-text-color-primary); min-height: 100vh; --td-font-family: 'Open Sans'; font-family: 'Open Sans'">
    <div style="background: var(--td-bg-color-container); padding: 0 24px; display: flex; align-items: center; height: 60px; gap: 24px"><b style="font-size: 18px">Evening school</b><t-space size="4px"><t-button variant="text" theme="primary">Courses</t-button><t-button variant="text">Teachers</t-button><t-button variant="text">Rooms</t-button><t-button variant="text">Payments</t-button></t-space><t-input placeholder="Search" style="width: 220px; margin-left: auto"></t-input><t-badge count="5"><t-button shape="square" variant="outline">N</t-button></t-badge><t-avatar>EV</t-avatar></div>
    <div style="display: grid; grid-template-columns: 1fr 380px; gap: 16px; padding: 16px 24px">
      <t-card bordered title="New course: pottery"><t-steps :current="1" style="margin-bottom: 18px"><t-step-item v-for="s in steps" :key="s" :title="s" /></t-steps>
        <t-form label-width="90px"><t-form-item label="Name"><t-input value="Pottery for the patient" /></t-form-item><t-form-item label="Level"><t-radio-group value="b"><t-radio value="a">Beginner</t-radio><t-radio value="b">Some practice</t-radio><t-radio value="c">Advanced</t-radio></t-radio-group></t-form-item><t-form-item label="Evenings"><t-checkbox-group :value="['Tue', 'Thu']"><t-checkbox v-for="d in days" :key="d" :value="d">{{ d }}</t-checkbox></t-checkbox-group></t-form-item><t-form-item label="Places"><t-input-number :value="12" /></t-form-item><t-form-item label="Room"><t-select value="" placeholder="Choose a room" style="width: 260px" /></t-form-item><t-form-item label="Starts"><t-date-picker placeholder="Day" style="width: 260px" /></t-form-item><t-form-item label="Price"><t-slider :value="45" style="width: 320px" /></t-form-item><t-form-item label="About"><t-textarea value="We throw, turn, glaze and fire. Bring an apron; clay is included." /></t-form-item><t-form-item label="Open"><t-switch :value="true" /></t-form-item></t-form>
        <t-space style="margin: 8px 0 0 90px"><t-button theme="primary">Next step</t-button><t-button theme="default" variant="outline">Save draft</t-button><t-button theme="danger" variant="text">Drop course</t-button></t-space></t-card>
      <div><t-card bordered title="Lessons" size="small"><t-list split size="small"><t-list-item v-for="(l, i) in lessons" :key="l">{{ i + 1 }}. {{ l }}<template #action><t-link theme="primary">Edit</t-link></template></t-list-item></t-list></t-card>
        <t-card bordered size="small" style="margin-top: 16px"><t-space><t-tag theme="success">Room found</t-tag><t-tag theme="warning" variant="light">No teacher</t-tag><t-tag variant="outline">Draft</t-tag></t-space><p>Ready to publish</p><t-progress :percentage="55" /></t-card>
        <t-alert theme="warning" title="Kiln is booked" message="The kiln is taken on the second Thursday." style="margin-top: 16px" /></div>
    </div></div>`,
};
