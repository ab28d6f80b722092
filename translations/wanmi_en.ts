<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgeBadge</name>
    <message>
        <source>stopped, since %1</source>
        <translation>stopped, since %1</translation>
    </message>
</context>
<context>
    <name>CameraCell</name>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>no signal</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 s</translation>
    </message>
</context>
<context>
    <name>CamerasRegion</name>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>No cameras yet</source>
        <translation>No cameras yet</translation>
    </message>
    <message>
        <source>They come with the city's rows</source>
        <translation>They come with the city's rows</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Overdue cases in a cell</source>
        <translation>Overdue cases in a cell</translation>
    </message>
    <message>
        <source>Overdue share in a cell, %</source>
        <translation>Overdue share in a cell, %</translation>
    </message>
    <message>
        <source>Open cases in a cell</source>
        <translation>Open cases in a cell</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>due soon</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspended</translation>
    </message>
</context>
<context>
    <name>LifecycleRegion</name>
    <message>
        <source>Lifecycle</source>
        <translation>Lifecycle</translation>
    </message>
</context>
<context>
    <name>MapRegion</name>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 open, %2 overdue</source>
        <translation>%1 open, %2 overdue</translation>
    </message>
</context>
<context>
    <name>NewestLine</name>
    <message>
        <source>newest</source>
        <translation>newest</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Nothing has happened yet</translation>
    </message>
</context>
<context>
    <name>PlacesRegion</name>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>show districts</source>
        <translation>show districts</translation>
    </message>
    <message>
        <source>show departments</source>
        <translation>show departments</translation>
    </message>
    <message>
        <source>No open cases</source>
        <translation>No open cases</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
</context>
<context>
    <name>TodayRegion</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed in time</source>
        <translation>closed in time</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>due soon</translation>
    </message>
    <message>
        <source>reported %1 · registered %2 · closed %3</source>
        <translation>reported %1 · registered %2 · closed %3</translation>
    </message>
</context>
<context>
    <name>UrgentRegion</name>
    <message>
        <source>Most urgent</source>
        <translation>Most urgent</translation>
    </message>
    <message>
        <source>No case is running out of time</source>
        <translation>No case is running out of time</translation>
    </message>
    <message>
        <source>Open cases with a deadline appear here, the least time first</source>
        <translation>Open cases with a deadline appear here, the least time first</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>City at work</source>
        <translation>City at work</translation>
    </message>
</context>
<context>
    <name>WallHeader</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::WallState</name>
    <message>
        <source>Intake</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The city is being opened</source>
        <translation>The city is being opened</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the city are here</source>
        <translation>%1 of %2 rows of the city are here</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 of %2 live</translation>
    </message>
    <message>
        <source>No base map: there is no map process</source>
        <translation>No base map: there is no map process</translation>
    </message>
    <message>
        <source>The base map is starting</source>
        <translation>The base map is starting</translation>
    </message>
    <message>
        <source>The base map is restarting; tiles may be old</source>
        <translation>The base map is restarting; tiles may be old</translation>
    </message>
    <message>
        <source>The base map's project is missing</source>
        <translation>The base map's project is missing</translation>
    </message>
    <message>
        <source>Base map from the cache only</source>
        <translation>Base map from the cache only</translation>
    </message>
    <message>
        <source>cases %1 · no positions yet</source>
        <translation>cases %1 · no positions yet</translation>
    </message>
    <message>
        <source>cases %1 · positions stopped %2 ago</source>
        <translation>cases %1 · positions stopped %2 ago</translation>
    </message>
    <message>
        <source>cases %1 · positions %2</source>
        <translation>cases %1 · positions %2</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::WallWindow</name>
    <message>
        <source>Wanmi wall</source>
        <translation>Wanmi wall</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ActionForm</name>
    <message>
        <source>New report</source>
        <translation>New report</translation>
    </message>
    <message>
        <source>Send: Ctrl+Enter</source>
        <translation>Send: Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close and keep what is typed: Esc</source>
        <translation>Close and keep what is typed: Esc</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter sends</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation>Say why, in a sentence.</translation>
    </message>
    <message>
        <source>Say it in a sentence.</source>
        <translation>Say it in a sentence.</translation>
    </message>
    <message>
        <source>Class: type Chinese, pinyin initials or code</source>
        <translation>Class: type Chinese, pinyin initials or code</translation>
    </message>
    <message>
        <source>Choose the class: type a part of its name, then Enter.</source>
        <translation>Choose the class: type a part of its name, then Enter.</translation>
    </message>
    <message>
        <source>Usually %1, limit %2</source>
        <translation>Usually %1, limit %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Say where the report comes from.</source>
        <translation>Say where the report comes from.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Say where it is, or click on the map.</source>
        <translation>Say where it is, or click on the map.</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>What is the matter</translation>
    </message>
    <message>
        <source>Say in a sentence what was seen.</source>
        <translation>Say in a sentence what was seen.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Reporter's name</source>
        <translation>Reporter's name</translation>
    </message>
    <message>
        <source>Reporter's telephone</source>
        <translation>Reporter's telephone</translation>
    </message>
    <message>
        <source>Filing condition</source>
        <translation>Filing condition</translation>
    </message>
    <message>
        <source>Choose the condition that was seen.</source>
        <translation>Choose the condition that was seen.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Supervisor on duty</source>
        <translation>Supervisor on duty</translation>
    </message>
    <message>
        <source>Choose who goes there: a supervisor on duty.</source>
        <translation>Choose who goes there: a supervisor on duty.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid; choose a neighbor.</source>
        <translation>Nobody is on duty in this duty grid; choose a neighbor.</translation>
    </message>
    <message>
        <source>On duty in the duty grid of the place.</source>
        <translation>On duty in the duty grid of the place.</translation>
    </message>
    <message>
        <source>District center</source>
        <translation>District center</translation>
    </message>
    <message>
        <source>Lead department</source>
        <translation>Lead department</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>Choose the department that leads.</translation>
    </message>
    <message>
        <source>Assisting departments</source>
        <translation>Assisting departments</translation>
    </message>
    <message>
        <source>Note to the department</source>
        <translation>Note to the department</translation>
    </message>
    <message>
        <source>Proposed: usual for %1</source>
        <translation>Proposed: usual for %1</translation>
    </message>
    <message>
        <source>Proposed: in charge of component %1</source>
        <translation>Proposed: in charge of component %1</translation>
    </message>
    <message>
        <source>Main case</source>
        <translation>Main case</translation>
    </message>
    <message>
        <source>Choose the case that goes on.</source>
        <translation>Choose the case that goes on.</translation>
    </message>
    <message>
        <source>No open case of this class within 50 m and 24 hours.</source>
        <translation>No open case of this class within 50 m and 24 hours.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Photo after the work</source>
        <translation>Photo after the work</translation>
    </message>
    <message>
        <source>Add a picture of the place as it is now.</source>
        <translation>Add a picture of the place as it is now.</translation>
    </message>
    <message>
        <source>Days more</source>
        <translation>Days more</translation>
    </message>
    <message>
        <source>Say how many days, 1 to 30.</source>
        <translation>Say how many days, 1 to 30.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Say until when, within a year.</source>
        <translation>Say until when, within a year.</translation>
    </message>
    <message>
        <source>Whose duty it is</source>
        <translation>Whose duty it is</translation>
    </message>
    <message>
        <source>Crew or vehicle</source>
        <translation>Crew or vehicle</translation>
    </message>
    <message>
        <source>Say who goes there.</source>
        <translation>Say who goes there.</translation>
    </message>
    <message>
        <source>Second person's account</source>
        <translation>Second person's account</translation>
    </message>
    <message>
        <source>Closing by authority needs a second person.</source>
        <translation>Closing by authority needs a second person.</translation>
    </message>
    <message>
        <source>The citizen is</source>
        <translation>The citizen is</translation>
    </message>
    <message>
        <source>Choose what the citizen said.</source>
        <translation>Choose what the citizen said.</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>very satisfied</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>satisfied</translation>
    </message>
    <message>
        <source>fairly satisfied</source>
        <translation>fairly satisfied</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>dissatisfied</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>What the citizen said</source>
        <translation>What the citizen said</translation>
    </message>
    <message>
        <source>Reply to the reporter</source>
        <translation>Reply to the reporter</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraPage</name>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Open cases within 300 m</source>
        <translation>Open cases within 300 m</translation>
    </message>
    <message>
        <source>None at the moment.</source>
        <translation>None at the moment.</translation>
    </message>
    <message>
        <source>No picture here: central names no video server.</source>
        <translation>No picture here: central names no video server.</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Camera %1</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>%1°, opens %2°, %3 m high</source>
        <translation>%1°, opens %2°, %3 m high</translation>
    </message>
    <message>
        <source>Can turn</source>
        <translation>Can turn</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraStrip</name>
    <message>
        <source>Live pictures appear here when central names a video server.</source>
        <translation>Live pictures appear here when central names a video server.</translation>
    </message>
    <message>
        <source>This window has no video.</source>
        <translation>This window has no video.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePage</name>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>Nearest cameras</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>This case cannot be read</source>
        <translation>This case cannot be read</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>Choose one in the queue (J, K), on the map, or search with Ctrl+K.</source>
        <translation>Choose one in the queue (J, K), on the map, or search with Ctrl+K.</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>Not classified yet</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>No. %1 · %2</translation>
    </message>
    <message>
        <source>Reported %1, %2 ago</source>
        <translation>Reported %1, %2 ago</translation>
    </message>
    <message>
        <source>%1; due %2</source>
        <translation>%1; due %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Key %1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Next: %1</translation>
    </message>
    <message>
        <source>Others may: %1</source>
        <translation>Others may: %1</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nothing was changed</translation>
    </message>
    <message>
        <source>Mine, %1: %2</source>
        <translation>Mine, %1: %2</translation>
    </message>
    <message>
        <source>Now at central: %1</source>
        <translation>Now at central: %1</translation>
    </message>
    <message>
        <source>Central did not accept “%1”</source>
        <translation>Central did not accept “%1”</translation>
    </message>
    <message>
        <source>Do it again on the case as it is now</source>
        <translation>Do it again on the case as it is now</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>Let it be</translation>
    </message>
    <message>
        <source>Awaiting central</source>
        <translation>Awaiting central</translation>
    </message>
    <message>
        <source>What you did is kept here and sent by itself. Number, limits and verdict are central's: until then this is provisional.</source>
        <translation>What you did is kept here and sent by itself. Number, limits and verdict are central's: until then this is provisional.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) more</source>
        <translation>
            <numerusform>%n day more</numerusform>
            <numerusform>%n days more</numerusform>
        </translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>With</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>Handling limit</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>found as reported</source>
        <translation>found as reported</translation>
    </message>
    <message>
        <source>not found as reported</source>
        <translation>not found as reported</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>round %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rework(s)</source>
        <translation>
            <numerusform>%n rework</numerusform>
            <numerusform>%n reworks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n return(s)</source>
        <translation>
            <numerusform>%n return</numerusform>
            <numerusform>%n returns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>%n extension</numerusform>
            <numerusform>%n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urged %n time(s)</source>
        <translation>
            <numerusform>urged once</numerusform>
            <numerusform>urged %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>So far</source>
        <translation>So far</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message numerus="yes">
        <source>%n on record</source>
        <translation>
            <numerusform>%n on record</numerusform>
            <numerusform>%n on record</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Camera %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ChoiceField</name>
    <message>
        <source>Choose one of the list: type a part of it, then Enter.</source>
        <translation>Choose one of the list: type a part of it, then Enter.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ComponentPage</name>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Cases of this component</source>
        <translation>Cases of this component</translation>
    </message>
    <message>
        <source>No case has ever named it.</source>
        <translation>No case has ever named it.</translation>
    </message>
    <message>
        <source>Component %1</source>
        <translation>Component %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Maintained by</source>
        <translation>Maintained by</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>Surveyed</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FirstRun</name>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
    <message>
        <source>Open cases, map and cells are here; you can work. The rest is arriving: %1</source>
        <translation>Open cases, map and cells are here; you can work. The rest is arriving: %1</translation>
    </message>
    <message>
        <source>This seat gets its copy of the city: open cases and map first. %1</source>
        <translation>This seat gets its copy of the city: open cases and map first. %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Single letters work outside text fields, in any input mode. Any key closes this sheet.</source>
        <translation>Single letters work outside text fields, in any input mode. Any key closes this sheet.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>search everything</source>
        <translation>search everything</translation>
    </message>
    <message>
        <source>filter this queue</source>
        <translation>filter this queue</translation>
    </message>
    <message>
        <source>workspaces</source>
        <translation>workspaces</translation>
    </message>
    <message>
        <source>next queue of the workspace</source>
        <translation>next queue of the workspace</translation>
    </message>
    <message>
        <source>next and previous case</source>
        <translation>next and previous case</translation>
    </message>
    <message>
        <source>into the case page</source>
        <translation>into the case page</translation>
    </message>
    <message>
        <source>back</source>
        <translation>back</translation>
    </message>
    <message>
        <source>new report</source>
        <translation>new report</translation>
    </message>
    <message>
        <source>send the case to the wall</source>
        <translation>send the case to the wall</translation>
    </message>
    <message>
        <source>snapshot of this window</source>
        <translation>snapshot of this window</translation>
    </message>
    <message>
        <source>lock the seat</source>
        <translation>lock the seat</translation>
    </message>
    <message>
        <source>send a form</source>
        <translation>send a form</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>this sheet</translation>
    </message>
    <message>
        <source>On the case</source>
        <translation>On the case</translation>
    </message>
    <message>
        <source>send to verify or check</source>
        <translation>send to verify or check</translation>
    </message>
    <message>
        <source>submit; register</source>
        <translation>submit; register</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>dispatch</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>sign</translation>
    </message>
    <message>
        <source>feed back</source>
        <translation>feed back</translation>
    </message>
    <message>
        <source>accept, approve</source>
        <translation>accept, approve</translation>
    </message>
    <message>
        <source>return, send back</source>
        <translation>return, send back</translation>
    </message>
    <message>
        <source>close</source>
        <translation>close</translation>
    </message>
    <message>
        <source>ask for more time</source>
        <translation>ask for more time</translation>
    </message>
    <message>
        <source>ask to suspend</source>
        <translation>ask to suspend</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>resume</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>merge</translation>
    </message>
    <message>
        <source>refuse, reject</source>
        <translation>refuse, reject</translation>
    </message>
    <message>
        <source>urge</source>
        <translation>urge</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::LockScreen</name>
    <message>
        <source>This seat is locked</source>
        <translation>This seat is locked</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>The wall goes on. What waits is still sent.</source>
        <translation>The wall goes on. What waits is still sent.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>Wanmi · %1 · %2</source>
        <translation>Wanmi · %1 · %2</translation>
    </message>
    <message>
        <source>%1: sent to central</source>
        <translation>%1: sent to central</translation>
    </message>
    <message>
        <source>%1: kept here, sent when central is back</source>
        <translation>%1: kept here, sent when central is back</translation>
    </message>
    <message>
        <source>The layout is as it came</source>
        <translation>The layout is as it came</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>New report</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>The report is taken</source>
        <translation>The report is taken</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dark or light</translation>
    </message>
    <message>
        <source>Panels and layout</source>
        <translation>Panels and layout</translation>
    </message>
    <message>
        <source>Restore layout</source>
        <translation>Restore layout</translation>
    </message>
    <message>
        <source>Lock this seat: Ctrl+L</source>
        <translation>Lock this seat: Ctrl+L</translation>
    </message>
    <message>
        <source>Keys: F1</source>
        <translation>Keys: F1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Key %1</translation>
    </message>
    <message>
        <source>Wanmi</source>
        <translation>Wanmi</translation>
    </message>
    <message>
        <source>Own window, or back</source>
        <translation>Own window, or back</translation>
    </message>
    <message>
        <source>Hide; the layout button brings it back</source>
        <translation>Hide; the layout button brings it back</translation>
    </message>
    <message>
        <source>This window has no map.</source>
        <translation>This window has no map.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>Nearest cameras</translation>
    </message>
    <message>
        <source>%1: key %2</source>
        <translation>%1: key %2</translation>
    </message>
    <message>
        <source>Workspace %1, %2</source>
        <translation>Workspace %1, %2</translation>
    </message>
    <message>
        <source>The wall shows this case</source>
        <translation>The wall shows this case</translation>
    </message>
    <message>
        <source>Snapshot kept: %1</source>
        <translation>Snapshot kept: %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PhotoField</name>
    <message>
        <source>Choose pictures…</source>
        <translation>Choose pictures…</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choose pictures</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>Pictures (*.jpg *.jpeg *.png)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out: not a picture, or larger than 20 MB.</source>
        <translation>
            <numerusform>%n file left out: not a picture, or larger than 20 MB.</numerusform>
            <numerusform>%n files left out: not pictures, or larger than 20 MB.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlaceField</name>
    <message>
        <source>Street and number, crossing or place</source>
        <translation>Street and number, crossing or place</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>Then click on the map where it is</source>
        <translation>Then click on the map where it is</translation>
    </message>
    <message>
        <source>Choose a place of the list, or click on the map.</source>
        <translation>Choose a place of the list, or click on the map.</translation>
    </message>
    <message>
        <source>Outside the city's grid.</source>
        <translation>Outside the city's grid.</translation>
    </message>
    <message>
        <source>Cell %1, %2 %3</source>
        <translation>Cell %1, %2 %3</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::QueuePage</name>
    <message>
        <source>Filter this queue</source>
        <translation>Filter this queue</translation>
    </message>
    <message>
        <source>Number, address, class, department, district: Ctrl+F</source>
        <translation>Number, address, class, department, district: Ctrl+F</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Work queue</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 cases</source>
        <translation>%1, %2 cases</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 found</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>Reading the cases…</translation>
    </message>
    <message>
        <source>They appear here as soon as the first have arrived.</source>
        <translation>They appear here as soon as the first have arrived.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nothing matches “%1”</translation>
    </message>
    <message>
        <source>Esc clears the filter; Ctrl+K searches everything.</source>
        <translation>Esc clears the filter; Ctrl+K searches everything.</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Nothing waits here</translation>
    </message>
    <message>
        <source>Cases come by themselves as they reach this stage.</source>
        <translation>Cases come by themselves as they reach this stage.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SearchBox</name>
    <message>
        <source>Search: case, address, component, camera, person (Ctrl+K)</source>
        <translation>Search: case, address, component, camera, person (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nothing found for “%1”</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SignInDialog</name>
    <message>
        <source>Sign in to Wanmi</source>
        <translation>Sign in to Wanmi</translation>
    </message>
    <message>
        <source>Wanmi</source>
        <translation>Wanmi</translation>
    </message>
    <message>
        <source>Digital urban management</source>
        <translation>Digital urban management</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Address of central</source>
        <translation>Address of central</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dark or light</translation>
    </message>
    <message>
        <source>This is the sample city. To try it, choose an account (password %1):</source>
        <translation>This is the sample city. To try it, choose an account (password %1):</translation>
    </message>
    <message>
        <source>Asking central…</source>
        <translation>Asking central…</translation>
    </message>
    <message>
        <source>Type account and password.</source>
        <translation>Type account and password.</translation>
    </message>
    <message>
        <source>The address of central looks like http://127.0.0.1:8801.</source>
        <translation>The address of central looks like http://127.0.0.1:8801.</translation>
    </message>
    <message>
        <source>Central does not answer; looking for you among the people of this seat…</source>
        <translation>Central does not answer; looking for you among the people of this seat…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::StatusStrip</name>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>First data: %1 of %2 rows</source>
        <translation>First data: %1 of %2 rows</translation>
    </message>
    <message>
        <source>First data arriving</source>
        <translation>First data arriving</translation>
    </message>
    <message>
        <source>Online · last word from central %1 ago</source>
        <translation>Online · last word from central %1 ago</translation>
    </message>
    <message>
        <source>Catching up · behind by %1</source>
        <translation>Catching up · behind by %1</translation>
    </message>
    <message>
        <source>Offline · central has not answered yet</source>
        <translation>Offline · central has not answered yet</translation>
    </message>
    <message>
        <source>Offline since %1 · you can go on</source>
        <translation>Offline since %1 · you can go on</translation>
    </message>
    <message>
        <source>Session ended: sign in again, nothing is lost</source>
        <translation>Session ended: sign in again, nothing is lost</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) waiting for central</source>
        <translation>
            <numerusform>%n command waiting for central</numerusform>
            <numerusform>%n commands waiting for central</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Central's clock</source>
        <translation>Central's clock</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::Timeline</name>
    <message>
        <source>Waits for central to judge</source>
        <translation>Waits for central to judge</translation>
    </message>
    <message>
        <source>What happened: %1</source>
        <translation>What happened: %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::VideoPage</name>
    <message numerus="yes">
        <source>%n camera(s)</source>
        <translation>
            <numerusform>%n camera</numerusform>
            <numerusform>%n cameras</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by name, number, district or industry</source>
        <translation>Filter by name, number, district or industry</translation>
    </message>
    <message>
        <source>Filter the cameras</source>
        <translation>Filter the cameras</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Report as handled</source>
        <translation>Report as handled</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Send to verify</source>
        <translation>Send to verify</translation>
    </message>
    <message>
        <source>Verify result</source>
        <translation>Verify result</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Reassign task</source>
        <translation>Reassign task</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Do not register</source>
        <translation>Do not register</translation>
    </message>
    <message>
        <source>Close as self-handled</source>
        <translation>Close as self-handled</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Pass to district</source>
        <translation>Pass to district</translation>
    </message>
    <message>
        <source>Send back to register</source>
        <translation>Send back to register</translation>
    </message>
    <message>
        <source>Request voiding</source>
        <translation>Request voiding</translation>
    </message>
    <message>
        <source>Approve voiding</source>
        <translation>Approve voiding</translation>
    </message>
    <message>
        <source>Reject voiding</source>
        <translation>Reject voiding</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Request return</source>
        <translation>Request return</translation>
    </message>
    <message>
        <source>Approve return</source>
        <translation>Approve return</translation>
    </message>
    <message>
        <source>Reject return</source>
        <translation>Reject return</translation>
    </message>
    <message>
        <source>Request extension</source>
        <translation>Request extension</translation>
    </message>
    <message>
        <source>Approve extension</source>
        <translation>Approve extension</translation>
    </message>
    <message>
        <source>Reject extension</source>
        <translation>Reject extension</translation>
    </message>
    <message>
        <source>Request suspension</source>
        <translation>Request suspension</translation>
    </message>
    <message>
        <source>Approve suspension</source>
        <translation>Approve suspension</translation>
    </message>
    <message>
        <source>Reject suspension</source>
        <translation>Reject suspension</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Assign crew</source>
        <translation>Assign crew</translation>
    </message>
    <message>
        <source>Feed back</source>
        <translation>Feed back</translation>
    </message>
    <message>
        <source>Accept feedback</source>
        <translation>Accept feedback</translation>
    </message>
    <message>
        <source>Reject feedback</source>
        <translation>Reject feedback</translation>
    </message>
    <message>
        <source>Send to check</source>
        <translation>Send to check</translation>
    </message>
    <message>
        <source>Check result</source>
        <translation>Check result</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Force close</source>
        <translation>Force close</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Acceptor</source>
        <translation>Acceptor</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>Shift leader</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>Department officer</source>
        <translation>Department officer</translation>
    </message>
    <message>
        <source>Department leader</source>
        <translation>Department leader</translation>
    </message>
    <message>
        <source>District center</source>
        <translation>District center</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>Duty commander</source>
        <translation>Duty commander</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>System administrator</translation>
    </message>
    <message>
        <source>Public portal</source>
        <translation>Public portal</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Supervisor's report</source>
        <translation>Supervisor's report</translation>
    </message>
    <message>
        <source>Hotline 12345</source>
        <translation>Hotline 12345</translation>
    </message>
    <message>
        <source>Hotline 12319</source>
        <translation>Hotline 12319</translation>
    </message>
    <message>
        <source>Public report</source>
        <translation>Public report</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Text message</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Leader's instruction</source>
        <translation>Leader's instruction</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>Petition</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Self-handled</source>
        <translation>Self-handled</translation>
    </message>
    <message>
        <source>No clock</source>
        <translation>No clock</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Major</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abandoned</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>Being verified</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>To register</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>To dispatch</translation>
    </message>
    <message>
        <source>Fed back</source>
        <translation>Fed back</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>Suspended cases</source>
        <translation>Suspended cases</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>Being handled</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>Reported back</source>
        <translation>Reported back</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>Overdue cases</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>All open</translation>
    </message>
    <message>
        <source>Awaiting central</source>
        <translation>Awaiting central</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>Oversight</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>First data arriving</source>
        <translation>First data arriving</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Catching up</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Closed after a passed check</source>
        <translation>Closed after a passed check</translation>
    </message>
    <message>
        <source>Closed as self-handled</source>
        <translation>Closed as self-handled</translation>
    </message>
    <message>
        <source>Closed by authority</source>
        <translation>Closed by authority</translation>
    </message>
    <message>
        <source>Not numbered yet</source>
        <translation>Not numbered yet</translation>
    </message>
    <message>
        <source>reported it</source>
        <translation>reported it</translation>
    </message>
    <message>
        <source>reported and handled it</source>
        <translation>reported and handled it</translation>
    </message>
    <message>
        <source>did not accept it</source>
        <translation>did not accept it</translation>
    </message>
    <message>
        <source>merged it</source>
        <translation>merged it</translation>
    </message>
    <message>
        <source>sent it to be verified</source>
        <translation>sent it to be verified</translation>
    </message>
    <message>
        <source>verified it on site</source>
        <translation>verified it on site</translation>
    </message>
    <message>
        <source>submitted it for registration</source>
        <translation>submitted it for registration</translation>
    </message>
    <message>
        <source>reassigned the task</source>
        <translation>reassigned the task</translation>
    </message>
    <message>
        <source>registered it</source>
        <translation>registered it</translation>
    </message>
    <message>
        <source>sent it back</source>
        <translation>sent it back</translation>
    </message>
    <message>
        <source>did not register it</source>
        <translation>did not register it</translation>
    </message>
    <message>
        <source>closed it as self-handled</source>
        <translation>closed it as self-handled</translation>
    </message>
    <message>
        <source>dispatched it</source>
        <translation>dispatched it</translation>
    </message>
    <message>
        <source>passed it to the district</source>
        <translation>passed it to the district</translation>
    </message>
    <message>
        <source>sent it back to registration</source>
        <translation>sent it back to registration</translation>
    </message>
    <message>
        <source>asked to void it</source>
        <translation>asked to void it</translation>
    </message>
    <message>
        <source>approved the voiding</source>
        <translation>approved the voiding</translation>
    </message>
    <message>
        <source>rejected the voiding</source>
        <translation>rejected the voiding</translation>
    </message>
    <message>
        <source>voided it</source>
        <translation>voided it</translation>
    </message>
    <message>
        <source>signed for it</source>
        <translation>signed for it</translation>
    </message>
    <message>
        <source>asked to return it</source>
        <translation>asked to return it</translation>
    </message>
    <message>
        <source>approved the return</source>
        <translation>approved the return</translation>
    </message>
    <message>
        <source>rejected the return</source>
        <translation>rejected the return</translation>
    </message>
    <message>
        <source>asked for more time</source>
        <translation>asked for more time</translation>
    </message>
    <message>
        <source>approved more time</source>
        <translation>approved more time</translation>
    </message>
    <message>
        <source>rejected more time</source>
        <translation>rejected more time</translation>
    </message>
    <message>
        <source>asked to suspend it</source>
        <translation>asked to suspend it</translation>
    </message>
    <message>
        <source>approved the suspension</source>
        <translation>approved the suspension</translation>
    </message>
    <message>
        <source>rejected the suspension</source>
        <translation>rejected the suspension</translation>
    </message>
    <message>
        <source>resumed it</source>
        <translation>resumed it</translation>
    </message>
    <message>
        <source>assigned a crew</source>
        <translation>assigned a crew</translation>
    </message>
    <message>
        <source>fed back the result</source>
        <translation>fed back the result</translation>
    </message>
    <message>
        <source>accepted the feedback</source>
        <translation>accepted the feedback</translation>
    </message>
    <message>
        <source>rejected the feedback</source>
        <translation>rejected the feedback</translation>
    </message>
    <message>
        <source>sent it to be checked</source>
        <translation>sent it to be checked</translation>
    </message>
    <message>
        <source>checked it on site</source>
        <translation>checked it on site</translation>
    </message>
    <message>
        <source>closed it</source>
        <translation>closed it</translation>
    </message>
    <message>
        <source>asked for another check</source>
        <translation>asked for another check</translation>
    </message>
    <message>
        <source>closed it by authority</source>
        <translation>closed it by authority</translation>
    </message>
    <message>
        <source>urged it</source>
        <translation>urged it</translation>
    </message>
    <message>
        <source>issued a supervise order</source>
        <translation>issued a supervise order</translation>
    </message>
    <message>
        <source>appealed</source>
        <translation>appealed</translation>
    </message>
    <message>
        <source>called the reporter back</source>
        <translation>called the reporter back</translation>
    </message>
    <message>
        <source>reopened it</source>
        <translation>reopened it</translation>
    </message>
    <message>
        <source>The case has moved on; this step is no longer possible. Read it again.</source>
        <translation>The case has moved on; this step is no longer possible. Read it again.</translation>
    </message>
    <message>
        <source>Your post may not do this. Ask the post named beside the action.</source>
        <translation>Your post may not do this. Ask the post named beside the action.</translation>
    </message>
    <message>
        <source>This case belongs to another unit.</source>
        <translation>This case belongs to another unit.</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>Choose the department that leads.</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>Give a reason.</translation>
    </message>
    <message>
        <source>You have acted on the other side of this case; one person may not be on both. Hand it to a colleague.</source>
        <translation>You have acted on the other side of this case; one person may not be on both. Hand it to a colleague.</translation>
    </message>
    <message>
        <source>Say in a sentence what you found.</source>
        <translation>Say in a sentence what you found.</translation>
    </message>
    <message>
        <source>The place is missing: choose an address or click on the map.</source>
        <translation>The place is missing: choose an address or click on the map.</translation>
    </message>
    <message>
        <source>Choose a class, or describe what was seen.</source>
        <translation>Choose a class, or describe what was seen.</translation>
    </message>
    <message>
        <source>Your post does not take reports from this source. Choose another.</source>
        <translation>Your post does not take reports from this source. Choose another.</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>Add a picture.</translation>
    </message>
    <message>
        <source>Add a picture of the place after the work.</source>
        <translation>Add a picture of the place after the work.</translation>
    </message>
    <message>
        <source>Add a picture before and one after.</source>
        <translation>Add a picture before and one after.</translation>
    </message>
    <message>
        <source>This class is too dangerous to be handled on the spot; report it.</source>
        <translation>This class is too dangerous to be handled on the spot; report it.</translation>
    </message>
    <message>
        <source>The evidence for self-handling is incomplete: a picture before and one after.</source>
        <translation>The evidence for self-handling is incomplete: a picture before and one after.</translation>
    </message>
    <message>
        <source>Choose the case that goes on.</source>
        <translation>Choose the case that goes on.</translation>
    </message>
    <message>
        <source>This supervisor is not on duty. Choose another.</source>
        <translation>This supervisor is not on duty. Choose another.</translation>
    </message>
    <message>
        <source>This supervisor has the task already. Choose another.</source>
        <translation>This supervisor has the task already. Choose another.</translation>
    </message>
    <message>
        <source>The position is too far from the place of the case.</source>
        <translation>The position is too far from the place of the case.</translation>
    </message>
    <message>
        <source>Choose one of the results.</source>
        <translation>Choose one of the results.</translation>
    </message>
    <message>
        <source>Reports of this source must be verified on site first. Send it to verify.</source>
        <translation>Reports of this source must be verified on site first. Send it to verify.</translation>
    </message>
    <message>
        <source>The visit did not find it; it cannot be submitted. Refuse it, or verify again.</source>
        <translation>The visit did not find it; it cannot be submitted. Refuse it, or verify again.</translation>
    </message>
    <message>
        <source>The visit found it as reported; it cannot be refused.</source>
        <translation>The visit found it as reported; it cannot be refused.</translation>
    </message>
    <message>
        <source>Something is missing: class, condition, address and place are all needed.</source>
        <translation>Something is missing: class, condition, address and place are all needed.</translation>
    </message>
    <message>
        <source>Choose a filing condition of this class.</source>
        <translation>Choose a filing condition of this class.</translation>
    </message>
    <message>
        <source>The case has been dispatched before; it cannot go back to registration.</source>
        <translation>The case has been dispatched before; it cannot go back to registration.</translation>
    </message>
    <message>
        <source>A request waits for a decision. Decide it first.</source>
        <translation>A request waits for a decision. Decide it first.</translation>
    </message>
    <message>
        <source>There is no such request any more.</source>
        <translation>There is no such request any more.</translation>
    </message>
    <message>
        <source>The case is overdue; this can no longer be asked for.</source>
        <translation>The case is overdue; this can no longer be asked for.</translation>
    </message>
    <message>
        <source>The dispatch was imposed after two returns and cannot be returned again.</source>
        <translation>The dispatch was imposed after two returns and cannot be returned again.</translation>
    </message>
    <message>
        <source>No more time can be asked for: two extensions of at most 30 days.</source>
        <translation>No more time can be asked for: two extensions of at most 30 days.</translation>
    </message>
    <message>
        <source>The case has been suspended once; that is the limit.</source>
        <translation>The case has been suspended once; that is the limit.</translation>
    </message>
    <message>
        <source>Choose an end in the future, within a year.</source>
        <translation>Choose an end in the future, within a year.</translation>
    </message>
    <message>
        <source>The suspension has not ended yet.</source>
        <translation>The suspension has not ended yet.</translation>
    </message>
    <message>
        <source>Say which crew or vehicle goes.</source>
        <translation>Say which crew or vehicle goes.</translation>
    </message>
    <message>
        <source>Who handled the case may not check or close it. Choose another person.</source>
        <translation>Who handled the case may not check or close it. Choose another person.</translation>
    </message>
    <message>
        <source>Closing by authority needs a second person.</source>
        <translation>Closing by authority needs a second person.</translation>
    </message>
    <message>
        <source>Only reports of the public are called back.</source>
        <translation>Only reports of the public are called back.</translation>
    </message>
    <message>
        <source>Choose what the citizen said.</source>
        <translation>Choose what the citizen said.</translation>
    </message>
    <message>
        <source>There is nothing to appeal: neither overdue nor rework.</source>
        <translation>There is nothing to appeal: neither overdue nor rework.</translation>
    </message>
    <message>
        <source>This needs central. Wait until the link is back.</source>
        <translation>This needs central. Wait until the link is back.</translation>
    </message>
    <message>
        <source>This place is outside the city's grid. Choose another.</source>
        <translation>This place is outside the city's grid. Choose another.</translation>
    </message>
    <message>
        <source>This component is not in the city any more.</source>
        <translation>This component is not in the city any more.</translation>
    </message>
    <message>
        <source>This refusal was closed already.</source>
        <translation>This refusal was closed already.</translation>
    </message>
    <message>
        <source>This account is closed. Ask the system administrator.</source>
        <translation>This account is closed. Ask the system administrator.</translation>
    </message>
    <message>
        <source>Account and password do not match. Type both again.</source>
        <translation>Account and password do not match. Type both again.</translation>
    </message>
    <message>
        <source>You have not signed in at this seat before. Wait until central is back.</source>
        <translation>You have not signed in at this seat before. Wait until central is back.</translation>
    </message>
    <message>
        <source>Central does not answer, and you have not signed in at this seat before. Check the address, or wait until central is back.</source>
        <translation>Central does not answer, and you have not signed in at this seat before. Check the address, or wait until central is back.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; nothing that waits is lost.</source>
        <translation>Your session has ended. Sign in again; nothing that waits is lost.</translation>
    </message>
    <message>
        <source>Central does not answer in time. What you do is kept here and sent when it is back.</source>
        <translation>Central does not answer in time. What you do is kept here and sent when it is back.</translation>
    </message>
    <message>
        <source>This seat's data is still being opened. Try again in a moment.</source>
        <translation>This seat's data is still being opened. Try again in a moment.</translation>
    </message>
    <message>
        <source>This seat has no data yet. It comes as soon as central answers.</source>
        <translation>This seat has no data yet. It comes as soon as central answers.</translation>
    </message>
    <message>
        <source>This seat's copy of the city was damaged; a new one is fetched. What waits is kept.</source>
        <translation>This seat's copy of the city was damaged; a new one is fetched. What waits is kept.</translation>
    </message>
    <message>
        <source>This seat may not write to its data folder. Ask the system administrator.</source>
        <translation>This seat may not write to its data folder. Ask the system administrator.</translation>
    </message>
    <message>
        <source>What waits here belongs to another person.</source>
        <translation>What waits here belongs to another person.</translation>
    </message>
    <message>
        <source>It was cancelled; nothing was changed.</source>
        <translation>It was cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>This seat is out of memory. Close other programs, then do it again.</source>
        <translation>This seat is out of memory. Close other programs, then do it again.</translation>
    </message>
    <message>
        <source>This account is locked. Ask the system administrator to unlock it.</source>
        <translation>This account is locked. Ask the system administrator to unlock it.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute, then try again.</source>
        <translation>Too many attempts. Wait a minute, then try again.</translation>
    </message>
    <message>
        <source>Central does not answer. What you do is kept here and sent when it is back.</source>
        <translation>Central does not answer. What you do is kept here and sent when it is back.</translation>
    </message>
    <message>
        <source>Somebody else changed the case first. Compare, then do it again or let it be.</source>
        <translation>Somebody else changed the case first. Compare, then do it again or let it be.</translation>
    </message>
    <message>
        <source>This case is not in what you may see any more.</source>
        <translation>This case is not in what you may see any more.</translation>
    </message>
    <message>
        <source>The disk of this seat is full. Make room, then do it again.</source>
        <translation>The disk of this seat is full. Make room, then do it again.</translation>
    </message>
    <message>
        <source>The list of waiting commands cannot be read. Ask the system administrator before you go on.</source>
        <translation>The list of waiting commands cannot be read. Ask the system administrator before you go on.</translation>
    </message>
    <message>
        <source>Not possible: %1. Read the case again; if it stays, tell the system administrator.</source>
        <translation>Not possible: %1. Read the case again; if it stays, tell the system administrator.</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 over</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>yesterday %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>tomorrow %1</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 working hours</source>
        <translation>%1 working hours</translation>
    </message>
</context>
</TS>
