// screen {"library": "antd, ant design icons", "viewport": [1680, 1000], "settle_ms": 250, "marks": ".ant-checkbox-inner, .ant-radio-inner, .ant-checkbox, .ant-radio, .ant-tree-checkbox, .ant-switch", "sliders": ".ant-slider", "actions": [["click", "#bulk"]]}
import { Avatar, Badge, Button, Checkbox, ConfigProvider, DatePicker, Dropdown, Flex, Input, Layout, Menu, Pagination, Progress, Radio, Select, Slider, Space, Steps, Switch, Table, Tabs, Tag, Tree, theme as antTheme } from 'antd';
import { ApartmentOutlined, BellOutlined, CalendarOutlined, DeleteOutlined, DownOutlined, EditOutlined, FileTextOutlined, FilterOutlined, MailOutlined, PieChartOutlined, PlusOutlined, PrinterOutlined, SearchOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';

const names = ['Baker, night', 'Oven master', 'Apprentice', 'Counter, mornings', 'Driver, route 2', 'Pastry', 'Counter, late', 'Cleaner', 'Buyer', 'Driver, route 5', 'Mill contact'];
const rows = names.map((post, i) => ({ key: i, post, site: ['Harbour', 'Station', 'Old town'][i % 3], hours: 20 + i * 7 % 20, state: ['Filled', 'Open', 'Trial'][i % 3], since: `2025-0${1 + i % 9}-14`, load: 30 + i * 17 % 70 }));
const columns = [
  { title: 'Post', dataIndex: 'post', sorter: true, render: (text) => <a href="#x">{text}</a> },
  { title: 'Site', dataIndex: 'site' },
  { title: 'Hours', dataIndex: 'hours', align: 'right', sorter: true },
  { title: 'State', dataIndex: 'state', render: (text) => <Tag color={{ Filled: 'green', Open: 'red', Trial: 'blue' }[text]}>{text}</Tag> },
  { title: 'Since', dataIndex: 'since' },
  { title: 'Load', dataIndex: 'load', width: 140, render: (value) => <Progress percent={value} size="small" /> },
  { title: 'Do', render: () => <Space><Button size="small" type="text" icon={<EditOutlined />} aria-label="Edit" /><Button size="small" type="text" icon={<PrinterOutlined />} aria-label="Print" /><Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label="Delete" /></Space> },
];
const menu = [['Posts', <TeamOutlined />], ['Sites', <ApartmentOutlined />], ['Rota', <CalendarOutlined />], ['Letters', <MailOutlined />], ['Papers', <FileTextOutlined />], ['Figures', <PieChartOutlined />], ['Settings', <SettingOutlined />]].map(([label, icon], key) => ({ key: String(key), label, icon }));
const tree = [{ title: 'All sites', key: 'a', children: [{ title: 'Harbour', key: 'b', children: [{ title: 'Bakery', key: 'c' }, { title: 'Counter', key: 'd' }] }, { title: 'Station', key: 'e' }, { title: 'Old town', key: 'f' }] }];
const bulk = ['Move to a site', 'Change hours', 'Print rota', 'Close posts'].map((label, key) => ({ key, label }));

export default function Page({ theme }) {
  const algorithm = [theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm, antTheme.compactAlgorithm];
  return (
    <ConfigProvider theme={{ algorithm, token: { fontFamily: 'Noto Sans', motion: false, colorPrimary: '#b4561f' } }}>
      <Layout style={{ height: '100vh' }}>
        <Layout.Sider width={190} theme="light"><h3 style={{ margin: 14 }}>Crumb &amp; Co</h3><Menu items={menu} selectedKeys={['0']} style={{ border: 0 }} /></Layout.Sider>
        <Layout>
          <Flex align="center" gap="small" style={{ padding: '10px 18px' }}>
            <Tabs size="small" style={{ flex: 1 }} items={['Posts', 'People', 'History'].map((label) => ({ key: label, label }))} />
            <Input prefix={<SearchOutlined />} placeholder="Find a post" style={{ width: 220 }} />
            <Badge count={4} size="small"><Button icon={<BellOutlined />} aria-label="Notices" /></Badge><Avatar size="small">HR</Avatar>
          </Flex>
          <Flex gap="middle" style={{ padding: '0 18px', flex: 1 }}>
            <div style={{ width: 230 }}>
              <Tree defaultExpandAll checkable defaultCheckedKeys={['c']} treeData={tree} />
              <h4>Hours a week</h4><Slider range defaultValue={[20, 38]} max={45} />
              <h4>Kind</h4><Radio.Group defaultValue={1} options={[{ label: 'Any', value: 1 }, { label: 'Full', value: 2 }, { label: 'Part', value: 3 }]} />
              <h4>Show</h4><Checkbox.Group style={{ display: 'grid', gap: 6 }} defaultValue={['Open']} options={['Open', 'Filled', 'Closed']} />
              <Flex gap="small" style={{ marginTop: 16 }}><Switch size="small" defaultChecked aria-label="Only mine" />Only mine</Flex>
            </div>
            <div style={{ flex: 1 }}>
              <Flex gap="small" style={{ marginBottom: 10 }}>
                <Select defaultValue="Every site" style={{ width: 140 }} options={[]} /><DatePicker placeholder="From" /><DatePicker placeholder="Until" /><Button icon={<FilterOutlined />}>More filters</Button>
                <span style={{ flex: 1 }} /><Dropdown menu={{ items: bulk }} trigger={['click']}><Button id="bulk">With picked <DownOutlined /></Button></Dropdown><Button type="primary" icon={<PlusOutlined />}>New post</Button>
              </Flex>
              <Table size="small" bordered pagination={false} dataSource={rows} columns={columns} rowSelection={{ defaultSelectedRowKeys: [1, 4] }} />
              <Flex justify="end" style={{ margin: '12px 0' }}><Pagination size="small" total={85} showSizeChanger={false} showQuickJumper /></Flex>
              <Steps size="small" current={1} items={[{ title: 'Draft' }, { title: 'Agreed' }, { title: 'Published' }]} />
              <Input.TextArea rows={4} style={{ marginTop: 14 }} defaultValue="The late counter at the station stays open until the end of April. Ask the east team for help with route 5." />
            </div>
          </Flex>
        </Layout>
      </Layout>
    </ConfigProvider>
  );
}
