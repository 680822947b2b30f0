// screen {"library": "rsuite", "viewport": [1500, 940], "imports": ["rsuite/dist/rsuite.min.css"], "settle_ms": 250, "marks": ".rs-checkbox-inner, .rs-radio-inner, .rs-toggle-track", "sliders": ".rs-slider"}
import { Avatar, Badge, Button, ButtonGroup, ButtonToolbar, Calendar, Checkbox, CheckboxGroup, CustomProvider, Divider, IconButton, Input, InputGroup, List, Nav, Navbar, Panel, Progress, Radio, RadioGroup, Sidenav, Slider, Stack, Tag, TagGroup, Toggle } from 'rsuite';
import PlusIcon from '@rsuite/icons/Plus';
import SearchIcon from '@rsuite/icons/Search';
import ArrowLeftIcon from '@rsuite/icons/ArrowLeftLine';
import ArrowRightIcon from '@rsuite/icons/ArrowRightLine';
import CalendarIcon from '@rsuite/icons/Calendar';
import DashboardIcon from '@rsuite/icons/Dashboard';
import GroupIcon from '@rsuite/icons/legacy/Group';
import GearIcon from '@rsuite/icons/Gear';
import MessageIcon from '@rsuite/icons/Message';

const events = { 2: 'Tuning, 9:00', 5: 'Trio', 9: 'Stage check', 10: 'Choir', 13: 'Film night', 17: 'Rehearsal', 18: 'Lights', 20: 'Premiere', 21: 'Second night', 25: 'Cleaning', 27: 'Jazz', 30: 'Closed' };
const cell = (date) => (events[date.getDate()] && date.getMonth() === 2 ? <Badge content={false} style={{ background: 'none', color: 'inherit' }}><Tag size="sm" color={['blue', 'green', 'orange', 'violet'][date.getDate() % 4]}>{events[date.getDate()]}</Tag></Badge> : null);

export default function Page({ theme }) {
  return (
    <CustomProvider theme={theme}><div style={{ height: '100vh', overflow: 'hidden', background: theme === 'dark' ? '#0f131a' : '#fff', fontFamily: 'Lato' }}>
      <Navbar><Navbar.Brand><b>Playhouse</b></Navbar.Brand><Nav activeKey="1"><Nav.Item eventKey="1">Calendar</Nav.Item><Nav.Item>Tickets</Nav.Item><Nav.Item>Crew</Nav.Item><Nav.Menu title="More" /></Nav><Nav pullRight><Nav.Item icon={<MessageIcon />}>Letters</Nav.Item><Nav.Item icon={<GearIcon />}>Settings</Nav.Item></Nav></Navbar>
      <div style={{ display: 'grid', gridTemplateColumns: '210px 1fr 280px', height: 'calc(100vh - 56px)' }}>
        <Sidenav defaultOpenKeys={[]}><Sidenav.Body><Nav activeKey="c"><Nav.Item eventKey="a" icon={<DashboardIcon />}>Overview</Nav.Item><Nav.Item eventKey="c" icon={<CalendarIcon />}>Main stage</Nav.Item><Nav.Item icon={<CalendarIcon />}>Studio</Nav.Item><Nav.Item icon={<GroupIcon />}>Ensemble</Nav.Item></Nav><Divider /><div style={{ padding: 16 }}><p>Show</p><CheckboxGroup defaultValue={['a', 'b']}><Checkbox value="a">Plays</Checkbox><Checkbox value="b">Music</Checkbox><Checkbox value="c">Hire</Checkbox><Checkbox value="d" disabled>Archive</Checkbox></CheckboxGroup></div></Sidenav.Body></Sidenav>
        <div style={{ padding: '0 14px' }}><Stack spacing={10} style={{ margin: '10px 0' }}><IconButton icon={<ArrowLeftIcon />} aria-label="Back" size="sm" /><IconButton icon={<ArrowRightIcon />} aria-label="On" size="sm" /><h4>Main stage</h4><ButtonGroup size="sm"><Button active>Month</Button><Button>Week</Button><Button>Day</Button></ButtonGroup><InputGroup inside size="sm" style={{ width: 230 }}><Input placeholder="Find an evening" /><InputGroup.Button aria-label="Search"><SearchIcon /></InputGroup.Button></InputGroup><Button appearance="primary" size="sm" startIcon={<PlusIcon />}>Evening</Button></Stack>
          <Calendar bordered compact={false} defaultValue={new Date(2026, 2, 17)} renderCell={cell} /></div>
        <div style={{ padding: 14 }}><Panel bordered header="Premiere, 20 March"><RadioGroup inline defaultValue="a"><Radio value="a">Public</Radio><Radio value="b">Guests</Radio></RadioGroup><p>Seats sold</p><Progress.Line percent={82} /><p>House light</p><Slider progress defaultValue={30} style={{ margin: '14px 4px' }} /><Stack justifyContent="space-between"><span>Late entry</span><Toggle defaultChecked size="sm" aria-label="Late entry" /></Stack><TagGroup style={{ marginTop: 10 }}><Tag closable>drama</Tag><Tag closable>new</Tag></TagGroup><Input as="textarea" rows={3} style={{ margin: '12px 0' }} defaultValue="Flowers for the box office, please." /><ButtonToolbar><Button appearance="primary">Save</Button><Button appearance="ghost">Copy</Button><Button appearance="link">Cancel</Button></ButtonToolbar></Panel>
          <List bordered size="sm" style={{ marginTop: 14 }}>{['Doors at seven', 'Talk in the foyer', 'Bar until midnight'].map((t) => <List.Item key={t}><Avatar size="xs" circle>{t[0]}</Avatar> {t}</List.Item>)}</List></div>
      </div></div></CustomProvider>
  );
}
