// screen {"library": "vant", "viewport": [390, 844], "imports": ["vant/lib/index.css"], "settle_ms": 250, "marks": ".van-checkbox__icon, .van-radio__icon, .van-switch", "sliders": ".van-slider"}
import Vant from 'vant';

export const plugins = [Vant];

const goods = [['Goat cheese, 200 g', 'Farm at the ford', '6.40', 'view1'], ['Rye loaf', 'Village oven', '4.80', 'view4'], ['Honey, linden', 'Bees on the roof', '8.90', 'brick'], ['Carrots, 1 kg', 'Field 12', '2.10', 'view3']];
export default {
  props: ['theme'],
  setup: () => ({ goods }),
  template: `
  <van-config-provider :theme="theme"><div style="min-height: 100vh; background: var(--van-background); color: var(--van-text-color); font-family: 'Noto Sans'">
    <van-nav-bar title="Basket" left-text="Back" left-arrow><template #right><van-icon name="ellipsis" size="18" /></template></van-nav-bar>
    <van-search placeholder="What do you need?" /><van-tabs :active="0"><van-tab title="This week" /><van-tab title="Next week" /><van-tab title="Regular" /></van-tabs>
    <van-notice-bar left-icon="volume-o" text="Orders close tonight at ten." />
    <van-card v-for="(g, i) in goods" :key="i" :title="g[0]" :desc="g[1]" :price="g[2]" currency="€" :thumb="'/photo/' + g[3] + '.jpg'"><template #tags><van-tag plain type="primary">{{ i % 2 ? 'Organic' : 'Local' }}</van-tag></template><template #num><van-stepper :model-value="i + 1" button-size="22px" /></template></van-card>
    <van-cell-group inset style="margin-top: 10px"><van-cell title="Collect at" value="Town hall" is-link /><van-cell title="Bags"><template #value><van-switch :model-value="true" size="20px" /></template></van-cell><van-field label="Note" model-value="Ring twice" /><van-cell><template #title><van-checkbox :model-value="true" shape="square" icon-size="18px">Pay on collection</van-checkbox></template></van-cell></van-cell-group>
    <van-submit-bar :price="3120" currency="€" button-text="Order" label="Sum" style="bottom: 50px"><van-checkbox :model-value="true">All</van-checkbox></van-submit-bar>
    <van-tabbar :model-value="2"><van-tabbar-item icon="home-o">Home</van-tabbar-item><van-tabbar-item icon="search">Find</van-tabbar-item><van-tabbar-item icon="cart-o" badge="4">Basket</van-tabbar-item><van-tabbar-item icon="user-o">Me</van-tabbar-item></van-tabbar></div></van-config-provider>`,
};
