// screen {"library": "fluent ui 9, lucide icons", "viewport": [1280, 800], "settle_ms": 250, "marks": ".fui-Checkbox__indicator, .fui-Radio__indicator, .fui-Switch__indicator", "sliders": ".fui-Slider", "actions": [["click", "#open"]]}
import { Avatar, Badge, Button, Card, CardHeader, Checkbox, Combobox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Dropdown, Field, FluentProvider, Input, Radio, RadioGroup, SearchBox, Slider, SpinButton, Switch, Tab, TabList, Textarea, Toolbar, ToolbarButton, ToolbarDivider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { Bold, CalendarPlus, Italic, Link2, List, Underline } from 'lucide-react';

export default function Page({ theme }) {
  const base = theme === 'dark' ? webDarkTheme : webLightTheme;
  return (
    <FluentProvider theme={{ ...base, fontFamilyBase: 'Open Sans, sans-serif' }} style={{ minHeight: '100vh', padding: 20 }}>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}><h2 style={{ margin: 0 }}>Rooms</h2><TabList defaultSelectedValue="a"><Tab value="a">Floor 1</Tab><Tab value="b">Floor 2</Tab></TabList><SearchBox placeholder="Find a room" /></div>
      <Dialog>
        <DialogTrigger><Button id="open" appearance="primary" style={{ margin: '12px 0' }}>Book a room</Button></DialogTrigger>
        <DialogSurface style={{ maxWidth: 720 }}><DialogBody><DialogTitle>Book the reading room</DialogTitle><DialogContent>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 14 }}>
            <Field label="What for"><Input defaultValue="Map evening" /></Field><Field label="Group"><Dropdown placeholder="Choose a group" /></Field>
            <Field label="Day"><Combobox placeholder="Type or choose" /></Field><Field label="People"><SpinButton defaultValue={14} /></Field>
            <Field label="Tables"><RadioGroup layout="horizontal" defaultValue="r"><Radio value="r" label="Rows" /><Radio value="u" label="In a U" /><Radio value="n" label="None" /></RadioGroup></Field><Field label="Light"><Slider defaultValue={40} /></Field>
          </div>
          <Toolbar style={{ paddingLeft: 0 }}><ToolbarButton aria-label="Bold" icon={<Bold size={18} />} /><ToolbarButton aria-label="Italic" icon={<Italic size={18} />} /><ToolbarButton aria-label="Underline" icon={<Underline size={18} />} /><ToolbarDivider /><ToolbarButton aria-label="List" icon={<List size={18} />} /><ToolbarButton aria-label="Link" icon={<Link2 size={18} />} /></Toolbar>
          <Field label="Message to the house"><Textarea rows={4} defaultValue="We need the large screen and two more lamps. The last train goes at eleven, so we close at half past ten." /></Field>
          <div style={{ display: 'flex', gap: 14, marginTop: 8 }}><Checkbox label="Coffee" defaultChecked /><Checkbox label="Water" /><Switch label="Every week" defaultChecked /></div>
        </DialogContent><DialogActions><Button icon={<CalendarPlus size={18} />}>To my calendar</Button><DialogTrigger disableButtonEnhancement><Button appearance="secondary">Cancel</Button></DialogTrigger><Button appearance="primary">Book</Button></DialogActions></DialogBody></DialogSurface>
      </Dialog>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 12 }}>{['Reading room', 'Cellar', 'Attic'].map((name) => <Card key={name}><CardHeader image={<Avatar name={name} />} header={<b>{name}</b>} action={<Badge>Free</Badge>} /></Card>)}</div>
    </FluentProvider>
  );
}
