// screen {"library": "evergreen", "viewport": [1400, 880], "settle_ms": 200, "marks": "label > input + div"}
import { Alert, Avatar, Badge, Button, Checkbox, CogIcon, Combobox, Heading, IconButton, KeyIcon, Label, MoreIcon, Pane, Paragraph, Pill, PlusIcon, Position, Radio, SearchInput, SegmentedControl, SelectField, SideSheet, Spinner, Switch, Tab, Table, Tablist, TagInput, Text, TextInputField, Textarea, ThemeProvider, TrashIcon, defaultTheme } from 'evergreen-ui';
import { useState } from 'react';

const doors = ['North gate', 'Boiler room', 'Archive', 'Server room', 'Roof', 'Bicycle cellar', 'Kitchen', 'Laboratory 2', 'Garage', 'Print room'];

function Side() {
  return (
    <Pane width={330} padding={16} borderLeft overflow="hidden">
      <Heading size={500} marginBottom={12}>Server room</Heading>
      <TextInputField label="Name" description="As it stands on the door" defaultValue="Server room" marginBottom={12} />
      <SelectField label="Lock" marginBottom={12}><option>Card and code</option></SelectField>
      <Label>People</Label><TagInput values={['Night watch', 'Technicians']} marginBottom={12} width="100%" />
      <Radio name="g" label="Always locked" defaultChecked /><Radio name="g" label="Open by day" /><Radio name="g" label="Open" isDisabled />
      <Checkbox label="Write a log" checked readOnly /><Checkbox label="Ring when open" />
      <Pane display="flex" gap={10} alignItems="center" marginY={10}><Switch defaultChecked aria-label="Active" /><Text>Active</Text></Pane>
      <Textarea rows={3} defaultValue="The door must not stay open for more than two minutes." marginBottom={12} />
      <Pane display="flex" gap={8}><Button appearance="primary">Save</Button><Button>Cancel</Button><Button appearance="minimal" intent="danger">Remove</Button></Pane>
    </Pane>
  );
}

export default function Page({ theme }) {
  return (
    <ThemeProvider value={{ ...defaultTheme, fontFamilies: { ...defaultTheme.fontFamilies, ui: 'Lato', display: 'Lato' } }}><div style={theme === 'dark' ? { filter: 'invert(.92) hue-rotate(180deg)', background: '#fff', height: '100vh' } : { height: '100vh' }}>
      <Pane display="flex" alignItems="center" gap={12} padding={12} background="tint1" borderBottom><KeyIcon size={20} color="info" /><Heading>Doors and keys</Heading><SearchInput placeholder="Find a door" marginLeft={20} /><Pane flex={1} /><Badge color="green">All quiet</Badge><IconButton icon={CogIcon} appearance="minimal" aria-label="Settings" /><Avatar name="House Keeper" size={28} /></Pane>
      <Pane display="flex" height="calc(100vh - 57px)">
        <Pane flex={1} padding={16} overflow="hidden">
          <Tablist marginBottom={12}>{['Doors', 'People', 'Cards', 'Log'].map((t, i) => <Tab key={t} isSelected={!i}>{t}</Tab>)}</Tablist>
          <Alert intent="warning" title="The archive was open for nine minutes" marginBottom={12}>Somebody may have put a box in the door.</Alert>
          <Pane display="flex" gap={8} marginBottom={12}><Button appearance="primary" iconBefore={PlusIcon}>Door</Button><Button>Give keys</Button><Button disabled>Merge</Button><Combobox items={['Any floor']} placeholder="Floor" width={160} /></Pane>
          <Table><Table.Head><Table.SearchHeaderCell /><Table.TextHeaderCell>Floor</Table.TextHeaderCell><Table.TextHeaderCell>Lock</Table.TextHeaderCell><Table.TextHeaderCell>Keys</Table.TextHeaderCell><Table.HeaderCell width={60} flex="none" /></Table.Head><Table.Body>{doors.map((name, i) => <Table.Row key={name} isSelected={i === 3} height={46}><Table.TextCell>{name}</Table.TextCell><Table.TextCell>{i % 4}</Table.TextCell><Table.Cell><Badge color={['neutral', 'blue', 'red'][i % 3]}>{['Code', 'Card', 'Broken'][i % 3]}</Badge></Table.Cell><Table.TextCell isNumber>{3 + i * 7 % 20}</Table.TextCell><Table.Cell width={60} flex="none"><IconButton icon={TrashIcon} size="small" appearance="minimal" aria-label="Delete" /></Table.Cell></Table.Row>)}</Table.Body></Table>
        </Pane><Side />
      </Pane></div></ThemeProvider>
  );
}
