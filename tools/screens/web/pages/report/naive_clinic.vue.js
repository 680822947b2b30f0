// screen {"library": "naive-ui", "viewport": [1536, 900], "settle_ms": 250, "marks": ".n-checkbox-box, .n-radio__dot, .n-switch__rail", "sliders": ".n-slider"}
import naive, { darkTheme } from 'naive-ui';

export const plugins = [naive];

const rows = ['Biscuit', 'Old Tom', 'Pepper', 'Juno', 'Marble', 'Fig', 'Sailor', 'Clover', 'Hazel', 'Pixel'].map((name, i) => ({ key: i, name, kind: ['Dog', 'Cat', 'Hare'][i % 3], time: `${8 + (i >> 1)}:${i % 2 ? '30' : '00'}`, room: 1 + i % 4, why: ['Vaccine', 'Limping', 'Teeth', 'Check'][i % 4], fee: `${24 + i * 9} €` }));
const columns = [{ type: 'selection' }, ...[['Name', 'name'], ['Kind', 'kind'], ['Time', 'time'], ['Room', 'room'], ['Reason', 'why'], ['Fee', 'fee']].map(([title, key]) => ({ title, key, sorter: key === 'time' ? 'default' : undefined }))];
const menu = ['Today', 'Patients', 'Stays', 'Lab', 'Pharmacy', 'Invoices', 'Staff'].map((label, key) => ({ label, key: String(key) }));

export default {
  props: ['theme'],
  setup: () => ({ rows, columns, menu, darkTheme, picked: [1, 3], options: [{ label: 'Any vet', value: 1 }], overrides: { common: { fontFamily: 'Cantarell' } } }),
  template: `
  <n-config-provider :theme="theme === 'dark' ? darkTheme : null" :theme-overrides="overrides"><n-el style="height: 100vh; background: var(--body-color); color: var(--text-color-base)"><n-layout has-sider style="height: 100vh">
    <n-layout-sider bordered width="190"><h3 style="margin: 16px 24px">Paws &amp; Hooves</h3><n-menu :options="menu" value="0" /></n-layout-sider>
    <n-layout content-style="padding: 16px 22px">
      <n-space align="center" style="margin-bottom: 12px"><n-h2 style="margin: 0">Tuesday</n-h2><n-radio-group value="d" size="small"><n-radio-button value="d">Day</n-radio-button><n-radio-button value="w">Week</n-radio-button></n-radio-group><n-input placeholder="Patient or owner" style="width: 240px" /><n-select :options="options" :value="1" style="width: 140px" /><n-button type="primary">New visit</n-button><n-button secondary>Print list</n-button><n-button quaternary>Export</n-button><n-button type="error" ghost>Close day</n-button></n-space>
      <div style="display: grid; grid-template-columns: 1fr 350px; gap: 18px">
        <div><n-tabs type="line" value="1"><n-tab name="1">Booked</n-tab><n-tab name="2">Waiting room</n-tab><n-tab name="3">Done</n-tab></n-tabs>
          <n-data-table size="small" :columns="columns" :data="rows" :checked-row-keys="picked" style="margin-top: 10px" />
          <n-space justify="end" style="margin-top: 12px"><n-pagination :page="2" :page-count="9" /></n-space>
          <n-grid :cols="3" :x-gap="12" style="margin-top: 16px"><n-gi v-for="(v, k) in { 'Visits': 31, 'On time': 27, 'Free rooms': 2 }" :key="k"><n-card size="small"><n-statistic :label="k" :value="v" /></n-card></n-gi></n-grid></div>
        <n-card title="Pepper" size="small"><template #header-extra><n-tag type="warning" size="small">Fasting</n-tag></template>
          <n-form size="small" label-placement="left" label-width="80"><n-form-item label="Weight"><n-input-number :value="3.4" /></n-form-item><n-form-item label="Owner"><n-input value="Mill Lane farm" /></n-form-item><n-form-item label="Sex"><n-radio-group value="f"><n-radio value="f">Female</n-radio><n-radio value="m">Male</n-radio></n-radio-group></n-form-item><n-form-item label="Calm"><n-slider :value="70" /></n-form-item><n-form-item label="Stay"><n-switch :value="true" /></n-form-item><n-form-item label="Done"><n-space vertical><n-checkbox :checked="true">Ears</n-checkbox><n-checkbox>Teeth</n-checkbox><n-checkbox disabled>Blood</n-checkbox></n-space></n-form-item><n-form-item label="Note"><n-input type="textarea" value="Eats well again. Wants to be held by the left side." /></n-form-item></n-form>
          <n-progress type="line" :percentage="64" /><n-alert type="info" title="Reminder" style="margin: 12px 0">Call the lab before noon.</n-alert><n-space><n-button type="primary" size="small">Save</n-button><n-button size="small">Discard</n-button></n-space></n-card>
      </div></n-layout></n-layout></n-el></n-config-provider>`,
};
