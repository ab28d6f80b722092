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
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
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
    <message>
        <source>picture frozen</source>
        <translation>picture frozen</translation>
    </message>
    <message>
        <source>picture black</source>
        <translation>picture black</translation>
    </message>
    <message>
        <source>lens covered</source>
        <translation>lens covered</translation>
    </message>
    <message>
        <source>view moved</source>
        <translation>view moved</translation>
    </message>
</context>
<context>
    <name>CamerasRegion</name>
    <message>
        <source>Cameras on the case</source>
        <translation>Cameras on the case</translation>
    </message>
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
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 of %2 live</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>No camera can show this place</source>
        <translation>No camera can show this place</translation>
    </message>
    <message>
        <source>Buildings hide it, or none stands near enough</source>
        <translation>Buildings hide it, or none stands near enough</translation>
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
    <message>
        <source>no open case</source>
        <translation>no open case</translation>
    </message>
    <message>
        <source>none overdue</source>
        <translation>none overdue</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>no data</translation>
    </message>
    <message>
        <source>Broken components in a cell</source>
        <translation>Broken components in a cell</translation>
    </message>
    <message>
        <source>Grade of the community, last 30 days</source>
        <translation>Grade of the community, last 30 days</translation>
    </message>
    <message>
        <source>Last 7 days above the usual week, %</source>
        <translation>Last 7 days above the usual week, %</translation>
    </message>
    <message>
        <source>none broken</source>
        <translation>none broken</translation>
    </message>
    <message>
        <source>as usual or fewer</source>
        <translation>as usual or fewer</translation>
    </message>
    <message>
        <source>too few cases</source>
        <translation>too few cases</translation>
    </message>
    <message>
        <source>%1; another measure: key M; layers: key L</source>
        <translation>%1; another measure: key M; layers: key L</translation>
    </message>
    <message>
        <source>not kept for the past</source>
        <translation>not kept for the past</translation>
    </message>
    <message>
        <source>Components and base map as they are today</source>
        <translation>Components and base map as they are today</translation>
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
    <message>
        <source>The base map is being drawn</source>
        <translation>The base map is being drawn</translation>
    </message>
    <message>
        <source>The city's ground is on its way</source>
        <translation>The city's ground is on its way</translation>
    </message>
    <message>
        <source>The map process has stopped and is being restarted; what is drawn may be old</source>
        <translation>The map process has stopped and is being restarted; what is drawn may be old</translation>
    </message>
    <message>
        <source>No base map: its project cannot be read</source>
        <translation>No base map: its project cannot be read</translation>
    </message>
    <message>
        <source>The map process is not here: base map from the cache only</source>
        <translation>The map process is not here: base map from the cache only</translation>
    </message>
    <message>
        <source>No base map: there is no map process</source>
        <translation>No base map: there is no map process</translation>
    </message>
    <message>
        <source>View locked · 0 fits it again</source>
        <translation>View locked · 0 fits it again</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>Cases of the last 90 days: key T</source>
        <translation>Cases of the last 90 days: key T</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · since %2</translation>
    </message>
    <message>
        <source>This city has no base map yet</source>
        <translation>This city has no base map yet</translation>
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
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
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
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
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
        <source>only the own department&apos;s cases</source>
        <translation>only the own department&apos;s cases</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>only %1</translation>
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
    <message>
        <source>This case changed while you were typing; it is now: %1. What you typed is kept.</source>
        <translation>This case changed while you were typing; it is now: %1. What you typed is kept.</translation>
    </message>
    <message>
        <source>This case moved on while you were typing; it is now: %1. “%2” is no longer open to you; your words stay here as a draft.</source>
        <translation>This case moved on while you were typing; it is now: %1. “%2” is no longer open to you; your words stay here as a draft.</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Choose whether you agree.</source>
        <translation>Choose whether you agree.</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>agree</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>disagree</translation>
    </message>
    <message>
        <source>Second person: %1</source>
        <translation>Second person: %1</translation>
    </message>
    <message>
        <source>Two persons decide this together: choose the second one.</source>
        <translation>Two persons decide this together: choose the second one.</translation>
    </message>
    <message>
        <source>The second person's password</source>
        <translation>The second person's password</translation>
    </message>
    <message>
        <source>The second person types the password here.</source>
        <translation>The second person types the password here.</translation>
    </message>
    <message>
        <source>Reply until</source>
        <translation>Reply until</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>What our share was</source>
        <translation>What our share was</translation>
    </message>
    <message>
        <source>Whose share</source>
        <translation>Whose share</translation>
    </message>
    <message>
        <source>Choose the department that need not assist.</source>
        <translation>Choose the department that need not assist.</translation>
    </message>
    <message>
        <source>Only urgent cases take the short way.</source>
        <translation>Only urgent cases take the short way.</translation>
    </message>
    <message>
        <source>Enter sends as proposed, Ctrl+Enter anything</source>
        <translation>Enter sends as proposed, Ctrl+Enter anything</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid or next to it: the task waits for a sign-on.</source>
        <translation>Nobody is on duty in this duty grid or next to it: the task waits for a sign-on.</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid: one of the nearest grid.</source>
        <translation>Nobody is on duty in this duty grid: one of the nearest grid.</translation>
    </message>
    <message>
        <source>%1 of 2 extensions are used; each adds at most 30 days. An overdue case gets none.</source>
        <translation>%1 of 2 extensions are used; each adds at most 30 days. An overdue case gets none.</translation>
    </message>
    <message>
        <source>Once per case, for a year at most; the clock stands still and goes on by itself at that time.</source>
        <translation>Once per case, for a year at most; the clock stands still and goes on by itself at that time.</translation>
    </message>
    <message>
        <source>Only while it is not overdue. Name whose duty it is: the dispatcher is proposed that department. After two returns without good reason the dispatch can be imposed.</source>
        <translation>Only while it is not overdue. Name whose duty it is: the dispatcher is proposed that department. After two returns without good reason the dispatch can be imposed.</translation>
    </message>
    <message>
        <source>It would be due %1.</source>
        <translation>It would be due %1.</translation>
    </message>
    <message>
        <source>Photos of the place</source>
        <translation>Photos of the place</translation>
    </message>
    <message>
        <source>Photos after our work</source>
        <translation>Photos after our work</translation>
    </message>
    <message>
        <source>Pictures that show it</source>
        <translation>Pictures that show it</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>Add a picture.</translation>
    </message>
    <message>
        <source>What they show</source>
        <translation>What they show</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BetterPanel</name>
    <message>
        <source>Course of closing</source>
        <translation>Course of closing</translation>
    </message>
    <message>
        <source>Closing rate</source>
        <translation>Closing rate</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>Closed in time</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3 of %4)</source>
        <translation>%1: %2 (%3 of %4)</translation>
    </message>
    <message>
        <source>%1: nothing had to be closed</source>
        <translation>%1: nothing had to be closed</translation>
    </message>
    <message>
        <source>Too little was to be closed to tell whether it is getting better.</source>
        <translation>Too little was to be closed to tell whether it is getting better.</translation>
    </message>
    <message>
        <source>Better: closed in time %1, %2 points more than in the half before (%3)</source>
        <translation>Better: closed in time %1, %2 points more than in the half before (%3)</translation>
    </message>
    <message>
        <source>Worse: closed in time %1, %2 points less than in the half before (%3)</source>
        <translation>Worse: closed in time %1, %2 points less than in the half before (%3)</translation>
    </message>
    <message>
        <source>As it was: closed in time %1, %2 points from the half before (%3)</source>
        <translation>As it was: closed in time %1, %2 points from the half before (%3)</translation>
    </message>
    <message>
        <source>Where cases come from · %1</source>
        <translation>Where cases come from · %1</translation>
    </message>
    <message>
        <source>Registered in the period from this source, and its share of all %1</source>
        <translation>Registered in the period from this source, and its share of all %1</translation>
    </message>
    <message>
        <source>Nothing was registered</source>
        <translation>Nothing was registered</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>Nobody has been called back with success in this period.</source>
        <translation>Nobody has been called back with success in this period.</translation>
    </message>
    <message>
        <source>of %1 called back</source>
        <translation>of %1 called back</translation>
    </message>
    <message>
        <source>Satisfied and very satisfied of all who were reached and answered; a press lists their cases, those who were not content first</source>
        <translation>Satisfied and very satisfied of all who were reached and answered; a press lists their cases, those who were not content first</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>Called back in the period and not content</source>
        <translation>Called back in the period and not content</translation>
    </message>
    <message>
        <source>Cases to be closed</source>
        <translation>Cases to be closed</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>12 wk</source>
        <translation>12 wk</translation>
    </message>
    <message>
        <source>12 mo</source>
        <translation>12 mo</translation>
    </message>
    <message>
        <source>%1: the day is not over</source>
        <translation>%1: the day is not over</translation>
    </message>
    <message>
        <source>Getting better?</source>
        <translation>Getting better?</translation>
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
    <message>
        <source>Picture into the case  S</source>
        <translation>Picture into the case  S</translation>
    </message>
    <message>
        <source>The picture as it is now, in full resolution, into the chosen case; key S</source>
        <translation>The picture as it is now, in full resolution, into the chosen case; key S</translation>
    </message>
    <message>
        <source>● End the clip  R</source>
        <translation>● End the clip  R</translation>
    </message>
    <message>
        <source>Clip  R</source>
        <translation>Clip  R</translation>
    </message>
    <message>
        <source>A clip with the ten seconds before, kept at this seat with its proof; key R begins and ends it</source>
        <translation>A clip with the ten seconds before, kept at this seat with its proof; key R begins and ends it</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Availability</translation>
    </message>
    <message>
        <source>%1 · found on %2 times of %3 in %4 days</source>
        <translation>%1 · found on %2 times of %3 in %4 days</translation>
    </message>
    <message>
        <source>Off since</source>
        <translation>Off since</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Playback</translation>
    </message>
    <message>
        <source>What the camera sees now</source>
        <translation>What the camera sees now</translation>
    </message>
    <message>
        <source>What the recorder kept: from a minute before the chosen case was reported</source>
        <translation>What the recorder kept: from a minute before the chosen case was reported</translation>
    </message>
    <message>
        <source>Turn it</source>
        <translation>Turn it</translation>
    </message>
    <message>
        <source>Move the camera and call its presets; whoever moves it holds it</source>
        <translation>Move the camera and call its presets; whoever moves it holds it</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraStrip</name>
    <message>
        <source>No camera within %1 of the case.</source>
        <translation>No camera within %1 of the case.</translation>
    </message>
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
        <source>none within %1</source>
        <translation>none within %1</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Imported: dates and states are those of the system before</source>
        <translation>Imported: dates and states are those of the system before</translation>
    </message>
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
    <message>
        <source>Do it again</source>
        <translation>Do it again</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>The same once more, on the case as it is now</source>
        <translation>The same once more, on the case as it is now</translation>
    </message>
    <message>
        <source>The case stays as it is at central</source>
        <translation>The case stays as it is at central</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>What may happen next</source>
        <translation>What may happen next</translation>
    </message>
    <message>
        <source>Related cases</source>
        <translation>Related cases</translation>
    </message>
    <message>
        <source>%1, nor in a neighboring one: the task waits for a sign-on.</source>
        <translation>%1, nor in a neighboring one: the task waits for a sign-on.</translation>
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
    <name>wanmi::workbench::DashboardWindow</name>
    <message>
        <source>The leader&apos;s page</source>
        <translation>The leader&apos;s page</translation>
    </message>
    <message>
        <source>The city in five questions</source>
        <translation>The city in five questions</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>The period of grades, ranks, sources and satisfaction</source>
        <translation>The period of grades, ranks, sources and satisfaction</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Read anew</translation>
    </message>
    <message>
        <source>What has been read before stays</source>
        <translation>What has been read before stays</translation>
    </message>
    <message>
        <source>Reads all cases of this seat again</source>
        <translation>Reads all cases of this seat again</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>reading the cases: %1 %</source>
        <translation>reading the cases: %1 %</translation>
    </message>
    <message>
        <source>reading the cases…</source>
        <translation>reading the cases…</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>reading was stopped</translation>
    </message>
    <message>
        <source>the period is running: figures change until its end</source>
        <translation>the period is running: figures change until its end</translation>
    </message>
    <message>
        <source>The cases are being read; this comes as soon as they are.</source>
        <translation>The cases are being read; this comes as soon as they are.</translation>
    </message>
    <message>
        <source>Reading was stopped: “Read anew” begins again.</source>
        <translation>Reading was stopped: “Read anew” begins again.</translation>
    </message>
    <message>
        <source>In your scope; a grade needs every case of an area.</source>
        <translation>In your scope; a grade needs every case of an area.</translation>
    </message>
    <message>
        <source>There is nothing to compare it with in the period before.</source>
        <translation>There is nothing to compare it with in the period before.</translation>
    </message>
    <message>
        <source>Rank %1; it had none in the period before.</source>
        <translation>Rank %1; it had none in the period before.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FigureCasesList</name>
    <message>
        <source>Close the list (Esc)</source>
        <translation>Close the list (Esc)</translation>
    </message>
    <message>
        <source>The cases behind the figure</source>
        <translation>The cases behind the figure</translation>
    </message>
    <message>
        <source>Looking them up…</source>
        <translation>Looking them up…</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>the first %1 are listed</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>There is none.</translation>
    </message>
    <message>
        <source>%1 · not on this seat</source>
        <translation>%1 · not on this seat</translation>
    </message>
    <message>
        <source>counts against it</source>
        <translation>counts against it</translation>
    </message>
    <message>
        <source>exempt by appeal</source>
        <translation>exempt by appeal</translation>
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
    <message>
        <source>Central does not answer, so this seat cannot get its copy of the city. It goes on asking by itself.</source>
        <translation>Central does not answer, so this seat cannot get its copy of the city. It goes on asking by itself.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>import files of the city</source>
        <translation>import files of the city</translation>
    </message>
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
        <source>snapshot of this window; on a camera: its picture into the chosen case</source>
        <translation>picture of this window, or camera into the case</translation>
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
    <message>
        <source>menu of everything</source>
        <translation>menu of everything</translation>
    </message>
    <message>
        <source>next panel; with Shift the one before</source>
        <translation>next panel; with Shift the one before</translation>
    </message>
    <message>
        <source>order with supervision</source>
        <translation>order with supervision</translation>
    </message>
    <message>
        <source>dispatch to the district</source>
        <translation>dispatch to the district</translation>
    </message>
    <message>
        <source>assign a crew; add evidence; call back</source>
        <translation>assign a crew; add evidence; call back</translation>
    </message>
    <message>
        <source>ask to void; reopen</source>
        <translation>ask to void; reopen</translation>
    </message>
    <message>
        <source>appeal</source>
        <translation>appeal</translation>
    </message>
    <message>
        <source>force the close</source>
        <translation>force the close</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>move</source>
        <translation>move</translation>
    </message>
    <message>
        <source>nearer and farther</source>
        <translation>nearer and farther</translation>
    </message>
    <message>
        <source>the whole city</source>
        <translation>the whole city</translation>
    </message>
    <message>
        <source>another measure of the cells</source>
        <translation>another measure of the cells</translation>
    </message>
    <message>
        <source>layers of the map</source>
        <translation>layers of the map</translation>
    </message>
    <message>
        <source>the past: cases of the last 90 days</source>
        <translation>the past: cases of the last 90 days</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>In the queue</translation>
    </message>
    <message>
        <source>choose several cases</source>
        <translation>choose several cases</translation>
    </message>
    <message>
        <source>choose all of them</source>
        <translation>choose all of them</translation>
    </message>
    <message>
        <source>act on all chosen; so does an action's key</source>
        <translation>act on all chosen; so does an action's key</translation>
    </message>
    <message>
        <source>lights, own filters, columns</source>
        <translation>lights, own filters, columns</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>go to the worst of it</source>
        <translation>go to the worst of it</translation>
    </message>
    <message>
        <source>all seen</source>
        <translation>all seen</translation>
    </message>
    <message>
        <source>list and sound</source>
        <translation>list and sound</translation>
    </message>
    <message>
        <source>silent for 30 minutes</source>
        <translation>silent for 30 minutes</translation>
    </message>
    <message>
        <source>export the list as a workbook</source>
        <translation>export the list as a workbook</translation>
    </message>
    <message>
        <source>figures of the own unit</source>
        <translation>figures of the own unit</translation>
    </message>
    <message>
        <source>standard texts, in a field for words</source>
        <translation>standard texts, in a field for words</translation>
    </message>
    <message>
        <source>a proposed department, when dispatching</source>
        <translation>a proposed department, when dispatching</translation>
    </message>
    <message>
        <source>While a report is taken</source>
        <translation>While a report is taken</translation>
    </message>
    <message>
        <source>in the telephone: the other line rang</source>
        <translation>in the telephone: the other line rang</translation>
    </message>
    <message>
        <source>the place of the camera or component shown</source>
        <translation>the place of the camera or component shown</translation>
    </message>
    <message>
        <source>what this number reported before</source>
        <translation>what this number reported before</translation>
    </message>
    <message>
        <source>mark the next like it; join it</source>
        <translation>mark the next like it; join it</translation>
    </message>
    <message>
        <source>take back a report that has not left</source>
        <translation>take back a report that has not left</translation>
    </message>
    <message>
        <source>Case file and shift</source>
        <translation>Case file and shift</translation>
    </message>
    <message>
        <source>how the deadline came about; what if</source>
        <translation>how the deadline came about; what if</translation>
    </message>
    <message>
        <source>the case file as PDF</source>
        <translation>the case file as PDF</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>shift handover</source>
        <translation>shift handover</translation>
    </message>
    <message>
        <source>take back what was done last</source>
        <translation>take back what was done last</translation>
    </message>
    <message>
        <source>print the case file</source>
        <translation>print the case file</translation>
    </message>
    <message>
        <source>what happened while this seat was away</source>
        <translation>what happened while this seat was away</translation>
    </message>
    <message>
        <source>on a camera: begin or end a clip, with the ten seconds before</source>
        <translation>camera: begin or end a clip with its past</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>evaluation</translation>
    </message>
    <message>
        <source>the city in five questions</source>
        <translation>the city in five questions</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::LatePanel</name>
    <message>
        <source>What is late?</source>
        <translation>What is late?</translation>
    </message>
    <message>
        <source>Late, by stage</source>
        <translation>Late, by stage</translation>
    </message>
    <message>
        <source>Late, by department</source>
        <translation>Late, by department</translation>
    </message>
    <message>
        <source>The ten worst</source>
        <translation>The ten worst</translation>
    </message>
    <message>
        <source>Nothing is late at this moment.</source>
        <translation>Nothing is late at this moment.</translation>
    </message>
    <message>
        <source>Late now</source>
        <translation>Late now</translation>
    </message>
    <message>
        <source>Open cases past the deadline of their present stage; suspended ones are not late</source>
        <translation>Open cases past the deadline of their present stage; suspended ones are not late</translation>
    </message>
    <message>
        <source>Due within 2 hours</source>
        <translation>Due within 2 hours</translation>
    </message>
    <message>
        <source>Not late yet; the deadline of the present stage passes within two hours</source>
        <translation>Not late yet; the deadline of the present stage passes within two hours</translation>
    </message>
    <message>
        <source>The longest</source>
        <translation>The longest</translation>
    </message>
    <message>
        <source>How long the worst of them is over its deadline; a press opens it</source>
        <translation>How long the worst of them is over its deadline; a press opens it</translation>
    </message>
    <message>
        <source>not dispatched yet</source>
        <translation>not dispatched yet</translation>
    </message>
    <message>
        <source>Late cases; beside them how long the worst one is over its deadline</source>
        <translation>Late cases; beside them how long the worst one is over its deadline</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>up to %1</translation>
    </message>
    <message>
        <source>%1 · %2 · opens the case</source>
        <translation>%1 · %2 · opens the case</translation>
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
        <source>&amp;Data</source>
        <translation>&amp;Data</translation>
    </message>
    <message>
        <source>&amp;Import files of the city</source>
        <translation>&amp;Import files of the city</translation>
    </message>
    <message>
        <source>Check the &amp;topology of the grid</source>
        <translation>Check the &amp;topology of the grid</translation>
    </message>
    <message>
        <source>Import files of the city: Ctrl+I</source>
        <translation>Import files of the city: Ctrl+I</translation>
    </message>
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
        <source>Lock this seat: Ctrl+L</source>
        <translation>Lock this seat: Ctrl+L</translation>
    </message>
    <message>
        <source>Keys: F1</source>
        <translation>Keys: F1</translation>
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
    <message>
        <source>&amp;Work</source>
        <translation>&amp;Work</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>&amp;Search everything</translation>
    </message>
    <message>
        <source>&amp;Filter this list</source>
        <translation>&amp;Filter this list</translation>
    </message>
    <message>
        <source>&amp;Next case</source>
        <translation>&amp;Next case</translation>
    </message>
    <message>
        <source>&amp;Previous case</source>
        <translation>&amp;Previous case</translation>
    </message>
    <message>
        <source>Next &amp;queue</source>
        <translation>Next &amp;queue</translation>
    </message>
    <message>
        <source>Send the case to the &amp;wall</source>
        <translation>Send the case to the &amp;wall</translation>
    </message>
    <message>
        <source>Snapshot of this win&amp;dow</source>
        <translation>Snapshot of this win&amp;dow</translation>
    </message>
    <message>
        <source>New &amp;report</source>
        <translation>New &amp;report</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Case</translation>
    </message>
    <message>
        <source>Work&amp;spaces</source>
        <translation>Work&amp;spaces</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panels</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Show: %1</translation>
    </message>
    <message>
        <source>Hide: %1</source>
        <translation>Hide: %1</translation>
    </message>
    <message>
        <source>Back into the window: %1</source>
        <translation>Back into the window: %1</translation>
    </message>
    <message>
        <source>Own window: %1</source>
        <translation>Own window: %1</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>&amp;Next panel</translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation>&amp;Previous panel</translation>
    </message>
    <message>
        <source>&amp;Restore layout</source>
        <translation>&amp;Restore layout</translation>
    </message>
    <message>
        <source>L&amp;ight colors</source>
        <translation>L&amp;ight colors</translation>
    </message>
    <message>
        <source>D&amp;ark colors</source>
        <translation>D&amp;ark colors</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;Lock this seat</source>
        <translation>&amp;Lock this seat</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Sign &amp;out</translation>
    </message>
    <message>
        <source>Menu: F10</source>
        <translation>Menu: F10</translation>
    </message>
    <message>
        <source>You go on without central; the status bar has the way back</source>
        <translation>You go on without central; the status bar has the way back</translation>
    </message>
    <message>
        <source>Signed in again; what waited is being sent</source>
        <translation>Signed in again; what waited is being sent</translation>
    </message>
    <message>
        <source>%1 has no place on the map</source>
        <translation>%1 has no place on the map</translation>
    </message>
    <message>
        <source>Your post does not show things on walls</source>
        <translation>Your post does not show things on walls</translation>
    </message>
    <message>
        <source>The chosen case</source>
        <translation>The chosen case</translation>
    </message>
    <message>
        <source>The chosen place</source>
        <translation>The chosen place</translation>
    </message>
    <message>
        <source>Send to a &amp;wall…</source>
        <translation>Send to a &amp;wall…</translation>
    </message>
    <message>
        <source>W&amp;alls…</source>
        <translation>W&amp;alls…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the chosen case</source>
        <translation>the chosen case</translation>
    </message>
    <message>
        <source>the chosen place</source>
        <translation>the chosen place</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Queue</translation>
    </message>
    <message>
        <source>&amp;View of the queue…</source>
        <translation>&amp;View of the queue…</translation>
    </message>
    <message>
        <source>&amp;News</source>
        <translation>&amp;News</translation>
    </message>
    <message>
        <source>&amp;Go to the worst of what is new</source>
        <translation>&amp;Go to the worst of what is new</translation>
    </message>
    <message>
        <source>&amp;All seen</source>
        <translation>&amp;All seen</translation>
    </message>
    <message>
        <source>&amp;List and sound</source>
        <translation>&amp;List and sound</translation>
    </message>
    <message>
        <source>Sound &amp;on</source>
        <translation>Sound &amp;on</translation>
    </message>
    <message>
        <source>&amp;Silent for 30 minutes</source>
        <translation>&amp;Silent for 30 minutes</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s), kept here and on their way to central</source>
        <translation>
            <numerusform>%1: %n case, kept here and on its way to central</numerusform>
            <numerusform>%1: %n cases, kept here and on their way to central</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export this list…</source>
        <translation>&amp;Export this list…</translation>
    </message>
    <message>
        <source>Figures of the own &amp;unit</source>
        <translation>Figures of the own &amp;unit</translation>
    </message>
    <message>
        <source>Only a list of cases can be exported; go to a queue first.</source>
        <translation>Only a list of cases can be exported; go to a queue first.</translation>
    </message>
    <message>
        <source>The report is taken, and waits in the queue: %1</source>
        <translation>The report is taken, and waits in the queue: %1</translation>
    </message>
    <message>
        <source>The report has joined this case; its reporter stays with it</source>
        <translation>The report has joined this case; its reporter stays with it</translation>
    </message>
    <message>
        <source>The report joins this case as soon as central is back; until then it is provisional</source>
        <translation>The report joins this case as soon as central is back; until then it is provisional</translation>
    </message>
    <message>
        <source>The report is taken; the verify task goes to %1</source>
        <translation>The report is taken; the verify task goes to %1</translation>
    </message>
    <message>
        <source>Kept here; the verify task goes to %1 as soon as central is back</source>
        <translation>Kept here; the verify task goes to %1 as soon as central is back</translation>
    </message>
    <message>
        <source>The report is kept here until central is back</source>
        <translation>The report is kept here until central is back</translation>
    </message>
    <message>
        <source>Your post does not hand over a shift</source>
        <translation>Your post does not hand over a shift</translation>
    </message>
    <message numerus="yes">
        <source>Messages, %n unread: Ctrl+M</source>
        <translation>
            <numerusform>Messages, %n unread: Ctrl+M</numerusform>
            <numerusform>Messages, %n unread: Ctrl+M</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages: Ctrl+M</source>
        <translation>Messages: Ctrl+M</translation>
    </message>
    <message>
        <source>Central did not take a message of yours: see Messages</source>
        <translation>Central did not take a message of yours: see Messages</translation>
    </message>
    <message>
        <source>Choose a case first</source>
        <translation>Choose a case first</translation>
    </message>
    <message>
        <source>Save the case file</source>
        <translation>Save the case file</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Case file saved, %n page(s): %1</source>
        <translation>
            <numerusform>Case file saved, %n page: %1</numerusform>
            <numerusform>Case file saved, %n pages: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the case file…</source>
        <translation>Writing the case file…</translation>
    </message>
    <message>
        <source>&amp;Messages…</source>
        <translation>&amp;Messages…</translation>
    </message>
    <message>
        <source>Shift &amp;handover…</source>
        <translation>Shift &amp;handover…</translation>
    </message>
    <message>
        <source>How the dead&amp;line came about</source>
        <translation>How the dead&amp;line came about</translation>
    </message>
    <message>
        <source>&amp;Message about this case…</source>
        <translation>&amp;Message about this case…</translation>
    </message>
    <message>
        <source>&amp;Print the case file…</source>
        <translation>&amp;Print the case file…</translation>
    </message>
    <message>
        <source>The report is on its way to central: it cannot be taken back here any more</source>
        <translation>The report is on its way to central: it cannot be taken back here any more</translation>
    </message>
    <message>
        <source>The report is taken back; its words are here again</source>
        <translation>The report is taken back; its words are here again</translation>
    </message>
    <message>
        <source>Take back what was d&amp;one last</source>
        <translation>Take back what was d&amp;one last</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>There is nothing to take back</translation>
    </message>
    <message>
        <source>Which cases are ta&amp;ken back…</source>
        <translation>Which cases are ta&amp;ken back…</translation>
    </message>
    <message numerus="yes">
        <source>Case file printed, %n page(s)</source>
        <translation>
            <numerusform>Case file printed, %n page</numerusform>
            <numerusform>Case file printed, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Pri&amp;nt the case file…</source>
        <translation>Pri&amp;nt the case file…</translation>
    </message>
    <message>
        <source>&amp;Save the case file as PDF…</source>
        <translation>&amp;Save the case file as PDF…</translation>
    </message>
    <message>
        <source>This seat has no printer. Save the case file as PDF instead: Ctrl+Shift+P</source>
        <translation>This seat has no printer. Save the case file as PDF instead: Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Print the case file</source>
        <translation>Print the case file</translation>
    </message>
    <message>
        <source>Work ca&amp;lendar…</source>
        <translation>Work ca&amp;lendar…</translation>
    </message>
    <message>
        <source>While &amp;you were away…</source>
        <translation>While &amp;you were away…</translation>
    </message>
    <message>
        <source>Back in step with central: “While you were away” is in the menu</source>
        <translation>Back in step with central: “While you were away” is in the menu</translation>
    </message>
    <message>
        <source>Ev&amp;idence of cameras…</source>
        <translation>Ev&amp;idence of cameras…</translation>
    </message>
    <message>
        <source>E&amp;valuation…</source>
        <translation>E&amp;valuation…</translation>
    </message>
    <message>
        <source>Dash&amp;board: the city in five questions…</source>
        <translation>Dash&amp;board: the city in five questions…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NowPanel</name>
    <message>
        <source>What happens now?</source>
        <translation>What happens now?</translation>
    </message>
    <message>
        <source>Open, by where it is on its way</source>
        <translation>Open, by where it is on its way</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Open cases of severity urgent or major</source>
        <translation>Open cases of severity urgent or major</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Cases that are neither closed nor voided, at this moment</source>
        <translation>Cases that are neither closed nor voided, at this moment</translation>
    </message>
    <message>
        <source>Reported today</source>
        <translation>Reported today</translation>
    </message>
    <message>
        <source>Reported since midnight, open or closed by now</source>
        <translation>Reported since midnight, open or closed by now</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>Open cases with a return, an extension, a suspension or a voiding that waits for a decision</source>
        <translation>Open cases with a return, an extension, a suspension or a voiding that waits for a decision</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>Supervised</translation>
    </message>
    <message>
        <source>Open cases under an order of supervision</source>
        <translation>Open cases under an order of supervision</translation>
    </message>
    <message>
        <source>Open cases in this stage; red is the late part</source>
        <translation>Open cases in this stage; red is the late part</translation>
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
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Pictures (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>Chosen pictures</source>
        <translation>Chosen pictures</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>This seat cannot keep pictures.</source>
        <translation>This seat cannot keep pictures.</translation>
    </message>
    <message>
        <source>%1 more left out.</source>
        <translation>%1 more left out.</translation>
    </message>
    <message>
        <source>%1 is chosen already.</source>
        <translation>%1 is chosen already.</translation>
    </message>
    <message>
        <source>%1 left out: at most %2 pictures.</source>
        <translation>%1 left out: at most %2 pictures.</translation>
    </message>
    <message>
        <source>no longer here: choose it again</source>
        <translation>no longer here: choose it again</translation>
    </message>
    <message>
        <source>A picture of this draft is no longer here; choose it again.</source>
        <translation>A picture of this draft is no longer here; choose it again.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlaceField</name>
    <message>
        <source>Street and number, crossing or place</source>
        <translation>Address, crossing, place</translation>
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
    <name>wanmi::workbench::PlaybackCard</name>
    <message>
        <source>Playback</source>
        <translation>Playback</translation>
    </message>
    <message>
        <source>−30 s</source>
        <translation>−30 s</translation>
    </message>
    <message>
        <source>Half a minute back; Left: 5 s, with Shift a minute</source>
        <translation>Half a minute back; Left: 5 s, with Shift a minute</translation>
    </message>
    <message>
        <source>+30 s</source>
        <translation>+30 s</translation>
    </message>
    <message>
        <source>Half a minute on; Right: 5 s, with Shift a minute</source>
        <translation>Half a minute on; Right: 5 s, with Shift a minute</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>How fast it plays</translation>
    </message>
    <message>
        <source>The moment to be played, in the city&apos;s time</source>
        <translation>The moment to be played, in the city&apos;s time</translation>
    </message>
    <message>
        <source>Begin  I</source>
        <translation>Begin  I</translation>
    </message>
    <message>
        <source>The stretch begins at the picture that is shown (I)</source>
        <translation>The stretch begins at the picture that is shown (I)</translation>
    </message>
    <message>
        <source>End  O</source>
        <translation>End  O</translation>
    </message>
    <message>
        <source>The stretch ends at the picture that is shown (O)</source>
        <translation>The stretch ends at the picture that is shown (O)</translation>
    </message>
    <message>
        <source>Mark it on the case</source>
        <translation>Mark it on the case</translation>
    </message>
    <message>
        <source>Save the stretch</source>
        <translation>Save the stretch</translation>
    </message>
    <message>
        <source>As a file with its proof on this workstation; takes as long as the stretch lasted</source>
        <translation>As a file with its proof on this workstation; takes as long as the stretch lasted</translation>
    </message>
    <message>
        <source>%1 · recorded</source>
        <translation>%1 · recorded</translation>
    </message>
    <message>
        <source>%1 · recorded, stands still</source>
        <translation>%1 · recorded, stands still</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>%1 to %2, %3 s</source>
        <translation>%1 to %2, %3 s</translation>
    </message>
    <message>
        <source>From %1: the end is still to be marked</source>
        <translation>From %1: the end is still to be marked</translation>
    </message>
    <message>
        <source>To %1: the begin is still to be marked</source>
        <translation>To %1: the begin is still to be marked</translation>
    </message>
    <message>
        <source>Mark begin and end of what matters.</source>
        <translation>Mark begin and end of what matters.</translation>
    </message>
    <message>
        <source>The picture of its begin and the stretch go onto the timeline of the chosen case</source>
        <translation>The picture of its begin and the stretch go onto the timeline of the chosen case</translation>
    </message>
    <message>
        <source>Choose an open case first</source>
        <translation>Choose an open case first</translation>
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
    <message>
        <source>This seat has no copy of the city yet</source>
        <translation>This seat has no copy of the city yet</translation>
    </message>
    <message>
        <source>Central does not answer. This seat goes on asking; the open cases come first.</source>
        <translation>Central does not answer. This seat goes on asking; the open cases come first.</translation>
    </message>
    <message>
        <source>The city is on its way</source>
        <translation>The city is on its way</translation>
    </message>
    <message>
        <source>Open cases come first. %1 of %2 rows are here.</source>
        <translation>Open cases come first. %1 of %2 rows are here.</translation>
    </message>
    <message>
        <source>Lights, own filters, columns: Ctrl+Shift+F</source>
        <translation>Lights, own filters, columns: Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>View of this queue</source>
        <translation>View of this queue</translation>
    </message>
    <message>
        <source>Act on all of them…</source>
        <translation>Act on all of them…</translation>
    </message>
    <message>
        <source>Ctrl+B, or the key of an action</source>
        <translation>Ctrl+B, or the key of an action</translation>
    </message>
    <message>
        <source>Own filter %1</source>
        <translation>Own filter %1</translation>
    </message>
    <message>
        <source>Only %1: %2</source>
        <translation>Only %1: %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>by %1</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>All lights</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Only %1</translation>
    </message>
    <message>
        <source>Own &amp;filters…</source>
        <translation>Own &amp;filters…</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Columns…</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>Choose &amp;all</translation>
    </message>
    <message>
        <source>Act on all chosen &amp;together…</source>
        <translation>Act on all chosen &amp;together…</translation>
    </message>
    <message>
        <source>More than %1 cases are chosen; that many cannot be done at once.</source>
        <translation>More than %1 cases are chosen; that many cannot be done at once.</translation>
    </message>
    <message>
        <source>%1 cases chosen; the key of an action means all of them. Esc: one again.</source>
        <translation>%1 cases chosen; the key of an action means all of them. Esc: one again.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SearchBox</name>
    <message>
        <source>Search: case, address, component, camera, person (Ctrl+K)</source>
        <translation>Search or do: case, place, person, deed (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
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
    <message>
        <source>Session ended: nothing is lost, nothing is sent</source>
        <translation>Session ended: nothing is lost, nothing is sent</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>case records</source>
        <translation>case records</translation>
    </message>
    <message>
        <source>reporters</source>
        <translation>reporters</translation>
    </message>
    <message>
        <source>components</source>
        <translation>components</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>staff</translation>
    </message>
    <message>
        <source>places and addresses</source>
        <translation>places and addresses</translation>
    </message>
    <message>
        <source>cells and areas</source>
        <translation>cells and areas</translation>
    </message>
    <message>
        <source>departments, classes and settings</source>
        <translation>departments, classes and settings</translation>
    </message>
    <message>
        <source>%1 damaged rows of this seat&apos;s copy were fetched anew: %2</source>
        <translation>%1 damaged rows of this seat&apos;s copy were fetched anew: %2</translation>
    </message>
    <message>
        <source>This seat&apos;s copy is damaged and could not be put right, tell your administrator: %1</source>
        <translation>This seat&apos;s copy is damaged and could not be put right, tell your administrator: %1</translation>
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
    <message>
        <source>time has run out</source>
        <translation>time has run out</translation>
    </message>
    <message>
        <source>whoever had it has signed off</source>
        <translation>whoever had it has signed off</translation>
    </message>
    <message>
        <source>▶ Play the record</source>
        <translation>▶ Play the record</translation>
    </message>
    <message>
        <source>What %1 saw then, %2 s</source>
        <translation>What %1 saw then, %2 s</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TurnPad</name>
    <message>
        <source>Left and up</source>
        <translation>Left and up</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Right and up</source>
        <translation>Right and up</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Left and down</source>
        <translation>Left and down</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Right and down</source>
        <translation>Right and down</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Closer</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Wider</translation>
    </message>
    <message>
        <source>Turning the camera</source>
        <translation>Turning the camera</translation>
    </message>
    <message>
        <source>How fast it turns</source>
        <translation>How fast it turns</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Go to the preset</source>
        <translation>Go to the preset</translation>
    </message>
    <message>
        <source>1 to 9 go to the first nine</source>
        <translation>1 to 9 go to the first nine</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Preset %1</translation>
    </message>
    <message>
        <source>%1 holds this camera just now. It is free some seconds after their last movement.</source>
        <translation>%1 holds this camera just now. It is free some seconds after their last movement.</translation>
    </message>
    <message>
        <source>It can be turned, but central knows no gateway for it. Whoever keeps central adds one (wanmi-central gateway add).</source>
        <translation>It can be turned, but central knows no gateway for it. Whoever keeps central adds one (wanmi-central gateway add).</translation>
    </message>
    <message>
        <source>This camera cannot be turned.</source>
        <translation>This camera cannot be turned.</translation>
    </message>
    <message>
        <source>Your post may not turn this camera.</source>
        <translation>Your post may not turn this camera.</translation>
    </message>
    <message>
        <source>The camera&apos;s gateway does not answer. Try again; if it stays so, tell whoever keeps the gateway.</source>
        <translation>The camera&apos;s gateway does not answer. Try again; if it stays so, tell whoever keeps the gateway.</translation>
    </message>
    <message>
        <source>The gateway does not accept central&apos;s account. Whoever keeps central must look at it.</source>
        <translation>The gateway does not accept central&apos;s account. Whoever keeps central must look at it.</translation>
    </message>
    <message>
        <source>The gateway refuses: %1</source>
        <translation>The gateway refuses: %1</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer cannot be read. Tell whoever keeps the gateway.</source>
        <translation>The gateway&apos;s answer cannot be read. Tell whoever keeps the gateway.</translation>
    </message>
    <message>
        <source>The presets are being asked for…</source>
        <translation>The presets are being asked for…</translation>
    </message>
    <message>
        <source>You hold this camera, %1 s more</source>
        <translation>You hold this camera, %1 s more</translation>
    </message>
    <message>
        <source>%1 holds this camera, %2 s more</source>
        <translation>%1 holds this camera, %2 s more</translation>
    </message>
    <message>
        <source>Nobody holds it. Press and hold to turn it.</source>
        <translation>Nobody holds it. Press and hold to turn it.</translation>
    </message>
    <message>
        <source>Nobody holds it, and it has no presets. Press and hold to turn it.</source>
        <translation>Nobody holds it, and it has no presets. Press and hold to turn it.</translation>
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
    <message>
        <source>No camera yet: they come with the city's rows.</source>
        <translation>No camera yet: they come with the city's rows.</translation>
    </message>
    <message>
        <source>No camera matches “%1”.</source>
        <translation>No camera matches “%1”.</translation>
    </message>
    <message>
        <source>Name, number, district, industry or unit</source>
        <translation>Name, number, district, industry or unit</translation>
    </message>
    <message>
        <source>Order of the cameras</source>
        <translation>Order of the cameras</translation>
    </message>
    <message>
        <source>By district</source>
        <translation>By district</translation>
    </message>
    <message>
        <source>By industry</source>
        <translation>By industry</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>Name of the new group</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>Favorites</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>No unit</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>New group…</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>%1: %2 on, %3 off</source>
        <translation>%1: %2 on, %3 off</translation>
    </message>
    <message>
        <source>“%1” is removed; Ctrl+Z brings it back.</source>
        <translation>“%1” is removed; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>Enter: into the pictures · F: favorite · G: to a group · T: a tour of it · Del: out of it</source>
        <translation>Enter: into the pictures · F: favorite · G: to a group · T: a tour of it · Del: out of it</translation>
    </message>
    <message>
        <source>All cameras</source>
        <translation>All cameras</translation>
    </message>
    <message>
        <source>What the filter leaves</source>
        <translation>What the filter leaves</translation>
    </message>
    <message>
        <source>Found on %1 times of %2 in the last %3 days: %4</source>
        <translation>Found on %1 times of %2 in the last %3 days: %4</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WherePanel</name>
    <message>
        <source>Where is it worst?</source>
        <translation>Where is it worst?</translation>
    </message>
    <message>
        <source>Back to the larger area (Backspace)</source>
        <translation>Back to the larger area (Backspace)</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>The whole city</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
    <message>
        <source>Nothing is recorded in this area.</source>
        <translation>Nothing is recorded in this area.</translation>
    </message>
    <message>
        <source>The %1 worst of %2</source>
        <translation>The %1 worst of %2</translation>
    </message>
    <message>
        <source>Open cases there, at this moment</source>
        <translation>Open cases there, at this moment</translation>
    </message>
    <message>
        <source>Open cases there past the deadline of their present stage</source>
        <translation>Open cases there past the deadline of their present stage</translation>
    </message>
    <message>
        <source>Looks into it; the bar is what is open there, red what is late</source>
        <translation>Looks into it; the bar is what is open there, red what is late</translation>
    </message>
    <message>
        <source>Mean of its areas</source>
        <translation>Mean of its areas</translation>
    </message>
    <message>
        <source>%1: %2 of %3 points</source>
        <translation>%1: %2 of %3 points</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: no data</translation>
    </message>
    <message>
        <source>Cases to be closed</source>
        <translation>Cases to be closed</translation>
    </message>
    <message>
        <source>Nothing happened there in this period that could be graded</source>
        <translation>Nothing happened there in this period that could be graded</translation>
    </message>
    <message>
        <source>A press lists the %1 cases that it rests on, those that cost points first</source>
        <translation>A press lists the %1 cases that it rests on, those that cost points first</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>too few</translation>
    </message>
    <message>
        <source>Fewer than %1 cases: not graded</source>
        <translation>Fewer than %1 cases: not graded</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WhoPanel</name>
    <message>
        <source>Who is best, who is worst?</source>
        <translation>Who is best, who is worst?</translation>
    </message>
    <message>
        <source>The best</source>
        <translation>The best</translation>
    </message>
    <message>
        <source>Ranked</source>
        <translation>Ranked</translation>
    </message>
    <message>
        <source>The worst</source>
        <translation>The worst</translation>
    </message>
    <message>
        <source>No department has the %1 cases yet that a rank needs in this period.</source>
        <translation>No department has the %1 cases yet that a rank needs in this period.</translation>
    </message>
    <message>
        <source>Why it moved is being found out…</source>
        <translation>Why it moved is being found out…</translation>
    </message>
    <message>
        <source>before %1, a year ago %2</source>
        <translation>before %1, a year ago %2</translation>
    </message>
    <message>
        <source>Score of the department model; beside it how its rank moved against the period before and the same one a year earlier. A press lists the %1 cases it rests on, those that cost points first</source>
        <translation>Score of the department model; beside it how its rank moved against the period before and the same one a year earlier. A press lists the %1 cases it rests on, those that cost points first</translation>
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
        <source>No word from central</source>
        <translation>No word from central</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>overview</translation>
    </message>
    <message>
        <source>shows people</source>
        <translation>shows people</translation>
    </message>
    <message>
        <source>shows what is done</source>
        <translation>shows what is done</translation>
    </message>
    <message>
        <source>good for recognizing</source>
        <translation>good for recognizing</translation>
    </message>
    <message>
        <source>good for identifying</source>
        <translation>good for identifying</translation>
    </message>
    <message>
        <source>can be turned</source>
        <translation>can be turned</translation>
    </message>
    <message>
        <source>looks elsewhere</source>
        <translation>looks elsewhere</translation>
    </message>
    <message>
        <source>behind a building</source>
        <translation>behind a building</translation>
    </message>
    <message>
        <source>is off</source>
        <translation>is off</translation>
    </message>
    <message>
        <source>too far for detail</source>
        <translation>too far for detail</translation>
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
    <message>
        <source>Crossing</source>
        <translation>Crossing</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>City</source>
        <translation>City</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>Number, address, crossing, code, camera, plate, name: characters or pinyin</source>
        <translation>Number, address, crossing, code, camera, plate, name: characters or pinyin</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, the first letters of the pinyin or the last digits</source>
        <translation>Nothing found. Try fewer words, the first letters of the pinyin or the last digits</translation>
    </message>
    <message>
        <source>%1 more: add a word</source>
        <translation>%1 more: add a word</translation>
    </message>
    <message>
        <source>The city is still being read (%1): not everything can be found yet</source>
        <translation>The city is still being read (%1): not everything can be found yet</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile. Open it again and repeat your change.</source>
        <translation>Somebody else has changed it meanwhile. Open it again and repeat your change.</translation>
    </message>
    <message>
        <source>Two regions lie over each other. Move one of them.</source>
        <translation>Two regions lie over each other. Move one of them.</translation>
    </message>
    <message>
        <source>A region reaches beyond the wall. Move it back.</source>
        <translation>A region reaches beyond the wall. Move it back.</translation>
    </message>
    <message>
        <source>A region is too small for what it shows. Make it larger.</source>
        <translation>A region is too small for what it shows. Make it larger.</translation>
    </message>
    <message>
        <source>A scene needs at least one region.</source>
        <translation>A scene needs at least one region.</translation>
    </message>
    <message>
        <source>A name in both languages is needed, at most 40 characters.</source>
        <translation>A name in both languages is needed, at most 40 characters.</translation>
    </message>
    <message>
        <source>A wall uses this scene. Take it out of the wall&apos;s timetable first.</source>
        <translation>A wall uses this scene. Take it out of the wall&apos;s timetable first.</translation>
    </message>
    <message>
        <source>The last scene stays: a wall must show something.</source>
        <translation>The last scene stays: a wall must show something.</translation>
    </message>
    <message>
        <source>This wall is gone. Choose another one.</source>
        <translation>This wall is gone. Choose another one.</translation>
    </message>
    <message>
        <source>This scene is gone. Choose another one.</source>
        <translation>This scene is gone. Choose another one.</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>It has ended already.</translation>
    </message>
    <message>
        <source>Central does not know this camera any more.</source>
        <translation>Central does not know this camera any more.</translation>
    </message>
    <message>
        <source>Two lines of the timetable are at the same time. Change one of them.</source>
        <translation>Two lines of the timetable are at the same time. Change one of them.</translation>
    </message>
    <message>
        <source>A line of the timetable is not complete.</source>
        <translation>A line of the timetable is not complete.</translation>
    </message>
    <message>
        <source>So much was sent to this wall that nothing more fits. Take something back first.</source>
        <translation>So much was sent to this wall that nothing more fits. Take something back first.</translation>
    </message>
    <message>
        <source>Between five seconds and a day can be chosen.</source>
        <translation>Between five seconds and a day can be chosen.</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>Sign our share</source>
        <translation>Sign our share</translation>
    </message>
    <message>
        <source>Our share is done</source>
        <translation>Our share is done</translation>
    </message>
    <message>
        <source>Waive a share</source>
        <translation>Waive a share</translation>
    </message>
    <message>
        <source>Sign the order</source>
        <translation>Sign the order</translation>
    </message>
    <message>
        <source>Reply to the order</source>
        <translation>Reply to the order</translation>
    </message>
    <message>
        <source>Accept the reply</source>
        <translation>Accept the reply</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Bring before the leader</source>
        <translation>Bring before the leader</translation>
    </message>
    <message>
        <source>Review the appeal</source>
        <translation>Review the appeal</translation>
    </message>
    <message>
        <source>Decide the appeal</source>
        <translation>Decide the appeal</translation>
    </message>
    <message>
        <source>registered and dispatched it as an emergency</source>
        <translation>registered and dispatched it as an emergency</translation>
    </message>
    <message>
        <source>signed for the assisting share</source>
        <translation>signed for the assisting share</translation>
    </message>
    <message>
        <source>did the assisting share</source>
        <translation>did the assisting share</translation>
    </message>
    <message>
        <source>waived an assisting share</source>
        <translation>waived an assisting share</translation>
    </message>
    <message>
        <source>signed the supervise order</source>
        <translation>signed the supervise order</translation>
    </message>
    <message>
        <source>replied to the supervise order</source>
        <translation>replied to the supervise order</translation>
    </message>
    <message>
        <source>accepted the reply</source>
        <translation>accepted the reply</translation>
    </message>
    <message>
        <source>asked for another reply</source>
        <translation>asked for another reply</translation>
    </message>
    <message>
        <source>brought the unanswered order before the leader</source>
        <translation>brought the unanswered order before the leader</translation>
    </message>
    <message>
        <source>gave an opinion on the appeal</source>
        <translation>gave an opinion on the appeal</translation>
    </message>
    <message>
        <source>decided the appeal</source>
        <translation>decided the appeal</translation>
    </message>
    <message>
        <source>The emergency path is for urgent cases: set the severity first.</source>
        <translation>The emergency path is for urgent cases: set the severity first.</translation>
    </message>
    <message>
        <source>It has been signed already.</source>
        <translation>It has been signed already.</translation>
    </message>
    <message>
        <source>This department has no open share of the case.</source>
        <translation>This department has no open share of the case.</translation>
    </message>
    <message>
        <source>An assisting department has not finished. Wait for it, or ask the dispatcher to waive its share.</source>
        <translation>An assisting department has not finished. Wait for it, or ask the dispatcher to waive its share.</translation>
    </message>
    <message>
        <source>No supervise order waits for a reply.</source>
        <translation>No supervise order waits for a reply.</translation>
    </message>
    <message>
        <source>The order has not been replied to.</source>
        <translation>The order has not been replied to.</translation>
    </message>
    <message>
        <source>The reply is not late.</source>
        <translation>The reply is not late.</translation>
    </message>
    <message>
        <source>Choose whether you agree.</source>
        <translation>Choose whether you agree.</translation>
    </message>
    <message>
        <source>This case has been appealed once; that is the limit.</source>
        <translation>This case has been appealed once; that is the limit.</translation>
    </message>
    <message>
        <source>No appeal waits for this step.</source>
        <translation>No appeal waits for this step.</translation>
    </message>
    <message>
        <source>The second person has not signed in here. Both passwords are needed.</source>
        <translation>The second person has not signed in here. Both passwords are needed.</translation>
    </message>
    <message>
        <source>%1 sent the case back and named it as the right one</source>
        <translation>%1 sent the case back and named it as the right one</translation>
    </message>
    <message>
        <source>maintains component %1</source>
        <translation>maintains component %1</translation>
    </message>
    <message>
        <source>owns component %1</source>
        <translation>owns component %1</translation>
    </message>
    <message>
        <source>is in charge of component %1</source>
        <translation>is in charge of component %1</translation>
    </message>
    <message>
        <source>usual for %1</source>
        <translation>usual for %1</translation>
    </message>
    <message>
        <source>the place lies in its area, %1</source>
        <translation>the place lies in its area, %1</translation>
    </message>
    <message>
        <source>handled %1 of %2 of this class in the city</source>
        <translation>handled %1 of %2 of this class in the city</translation>
    </message>
    <message>
        <source>urgent: the clock runs now, day and night</source>
        <translation>urgent: the clock runs now, day and night</translation>
    </message>
    <message>
        <source>office hours now</source>
        <translation>office hours now</translation>
    </message>
    <message>
        <source>office hours begin %1</source>
        <translation>office hours begin %1</translation>
    </message>
    <message>
        <source>has %1 open cases, %2 overdue</source>
        <translation>has %1 open cases, %2 overdue</translation>
    </message>
    <message>
        <source>has sent this very case back</source>
        <translation>has sent this very case back</translation>
    </message>
    <message>
        <source>component %1 is kept by %2</source>
        <translation>component %1 is kept by %2</translation>
    </message>
    <message>
        <source>its area is elsewhere, in %1</source>
        <translation>its area is elsewhere, in %1</translation>
    </message>
    <message>
        <source>handled only %1 of %2 of this class in the city</source>
        <translation>handled only %1 of %2 of this class in the city</translation>
    </message>
    <message>
        <source>never handled one of the %1 of this class in the city</source>
        <translation>never handled one of the %1 of this class in the city</translation>
    </message>
    <message>
        <source>nothing here speaks for it; %1 is nearer to the matter</source>
        <translation>nothing here speaks for it; %1 is nearer to the matter</translation>
    </message>
    <message>
        <source>as good a choice, but has %1 open cases against %2</source>
        <translation>as good a choice, but has %1 open cases against %2</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters on %3</source>
        <translation>handled %1 of %2 such matters on %3</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters in this duty grid</source>
        <translation>handled %1 of %2 such matters in this duty grid</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters in %3</source>
        <translation>handled %1 of %2 such matters in %3</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters on %3</source>
        <translation>handled only %1 of %2 such matters on %3</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters in this duty grid</source>
        <translation>handled only %1 of %2 such matters in this duty grid</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters in %3</source>
        <translation>handled only %1 of %2 such matters in %3</translation>
    </message>
    <message>
        <source>%1, suits the matter</source>
        <translation>%1, suits the matter</translation>
    </message>
    <message>
        <source>%1, of no use for this</source>
        <translation>%1, of no use for this</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 away</translation>
    </message>
    <message>
        <source>its last case is %1 away</source>
        <translation>its last case is %1 away</translation>
    </message>
    <message>
        <source>not known where it is</source>
        <translation>not known where it is</translation>
    </message>
    <message>
        <source>its position is %1 old</source>
        <translation>its position is %1 old</translation>
    </message>
    <message>
        <source>at another case</source>
        <translation>at another case</translation>
    </message>
    <message>
        <source>free</source>
        <translation>free</translation>
    </message>
    <message>
        <source>Central cannot read one of the photos as a picture. Take it again.</source>
        <translation>Central cannot read one of the photos as a picture. Take it again.</translation>
    </message>
    <message>
        <source>One of the photos is larger than central takes (20 MB).</source>
        <translation>One of the photos is larger than central takes (20 MB).</translation>
    </message>
    <message>
        <source>One of the photos has more pixels than central takes.</source>
        <translation>One of the photos has more pixels than central takes.</translation>
    </message>
    <message>
        <source>One of the photos changed on its way. Do it again.</source>
        <translation>One of the photos changed on its way. Do it again.</translation>
    </message>
    <message>
        <source>One of the photos is damaged on this seat's disk. Choose it again.</source>
        <translation>One of the photos is damaged on this seat's disk. Choose it again.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>To be reworked</source>
        <translation>To be reworked</translation>
    </message>
    <message>
        <source>Asks for a decision</source>
        <translation>Asks for a decision</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>Soon due</translation>
    </message>
    <message>
        <source>Supervise order</source>
        <translation>Supervise order</translation>
    </message>
    <message>
        <source>Now overdue</source>
        <translation>Now overdue</translation>
    </message>
    <message>
        <source>This file is open in another program. Close it there, or choose another name.</source>
        <translation>This file is open in another program. Close it there, or choose another name.</translation>
    </message>
    <message>
        <source>This folder or file may not be written to. Choose another place.</source>
        <translation>This folder or file may not be written to. Choose another place.</translation>
    </message>
    <message>
        <source>This folder is not there any more. Choose another place.</source>
        <translation>This folder is not there any more. Choose another place.</translation>
    </message>
    <message>
        <source>More rows than a workbook can hold. Filter the list, then export it again.</source>
        <translation>More rows than a workbook can hold. Filter the list, then export it again.</translation>
    </message>
    <message>
        <source>Somebody is on duty in this duty grid: the task goes to them.</source>
        <translation>Somebody is on duty in this duty grid: the task goes to them.</translation>
    </message>
    <message>
        <source>This addressee is not known at central, or has no account.</source>
        <translation>This addressee is not known at central, or has no account.</translation>
    </message>
    <message>
        <source>A message to oneself is not sent.</source>
        <translation>A message to oneself is not sent.</translation>
    </message>
    <message>
        <source>Write the message first.</source>
        <translation>Write the message first.</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it.</source>
        <translation>The text is too long. Shorten it.</translation>
    </message>
    <message>
        <source>Central already has something else under this number. Write it anew.</source>
        <translation>Central already has something else under this number. Write it anew.</translation>
    </message>
    <message>
        <source>This message is addressed to somebody else.</source>
        <translation>This message is addressed to somebody else.</translation>
    </message>
    <message>
        <source>It has been sent already.</source>
        <translation>It has been sent already.</translation>
    </message>
    <message>
        <source>The incoming must be somebody else than the outgoing.</source>
        <translation>The incoming must be somebody else than the outgoing.</translation>
    </message>
    <message>
        <source>Somebody has already signed for this shift.</source>
        <translation>Somebody has already signed for this shift.</translation>
    </message>
    <message>
        <source>Central does not know this handover, or it is of the other side.</source>
        <translation>Central does not know this handover, or it is of the other side.</translation>
    </message>
    <message>
        <source>The page of the shift is too large for central.</source>
        <translation>The page of the shift is too large for central.</translation>
    </message>
    <message>
        <source>Central's disk is full: what waits here is sent as soon as there is room. Tell its administrator.</source>
        <translation>Central's disk is full: what waits here is sent as soon as there is room. Tell its administrator.</translation>
    </message>
    <message>
        <source>Central cannot write to its disk: what waits here is sent as soon as it can. Tell its administrator.</source>
        <translation>Central cannot write to its disk: what waits here is sent as soon as it can. Tell its administrator.</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters on %3</source>
        <translation>handled none of the %2 such matters on %3</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters in this duty grid</source>
        <translation>handled none of the %2 such matters in this duty grid</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters in %3</source>
        <translation>handled none of the %2 such matters in %3</translation>
    </message>
    <message>
        <source>the office of the area handled %1 of %2 such matters on %3</source>
        <translation>the office of the area handled %1 of %2 such matters on %3</translation>
    </message>
    <message>
        <source>the office of the area handled only %1 of %2 such matters on %3</source>
        <translation>the office of the area handled only %1 of %2 such matters on %3</translation>
    </message>
    <message>
        <source>the office of each area handled %1 of %2 of this class in the city</source>
        <translation>the office of each area handled %1 of %2 of this class in the city</translation>
    </message>
    <message>
        <source>the offices of the areas handled only %1 of %2 of this class in the city</source>
        <translation>the offices of the areas handled only %1 of %2 of this class in the city</translation>
    </message>
    <message>
        <source>%1 fits better on the whole, %2 against %3</source>
        <translation>%1 fits better on the whole, %2 against %3</translation>
    </message>
    <message>
        <source>Nobody on duty in the grid</source>
        <translation>Nobody on duty in the grid</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Withdraw the request</translation>
    </message>
    <message>
        <source>Withdraw the order</source>
        <translation>Withdraw the order</translation>
    </message>
    <message>
        <source>withdrew the request</source>
        <translation>withdrew the request</translation>
    </message>
    <message>
        <source>withdrew the supervise order</source>
        <translation>withdrew the supervise order</translation>
    </message>
    <message>
        <source>Only who has asked may withdraw the request.</source>
        <translation>Only who has asked may withdraw the request.</translation>
    </message>
    <message>
        <source>Only who has issued the order may withdraw it.</source>
        <translation>Only who has issued the order may withdraw it.</translation>
    </message>
    <message>
        <source>The case has moved on since.</source>
        <translation>The case has moved on since.</translation>
    </message>
    <message>
        <source>It is with central, and the workflow knows no way back.</source>
        <translation>It is with central, and the workflow knows no way back.</translation>
    </message>
    <message>
        <source>Move the due</source>
        <translation>Move the due</translation>
    </message>
    <message>
        <source>moved the due to a new calendar</source>
        <translation>moved the due to a new calendar</translation>
    </message>
    <message>
        <source>The printer did not take the pages. See whether it is on and has paper, then print again.</source>
        <translation>The printer did not take the pages. See whether it is on and has paper, then print again.</translation>
    </message>
    <message>
        <source>The file has fewer pages than you chose. Choose others.</source>
        <translation>The file has fewer pages than you chose. Choose others.</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is not by the authority this seat was told of. Ask the system administrator for an invitation (wanmi-central tls invite); type no password until then.</source>
        <translation>Central&apos;s certificate is not by the authority this seat was told of. Ask the system administrator for an invitation (wanmi-central tls invite); type no password until then.</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is for another name than the address. Write the address as the invitation has it, or have the certificate made for this name (wanmi-central tls make --name).</source>
        <translation>Central&apos;s certificate is for another name than the address. Write the address as the invitation has it, or have the certificate made for this name (wanmi-central tls make --name).</translation>
    </message>
    <message>
        <source>Central&apos;s certificate has expired. Ask the system administrator to renew it (wanmi-central tls make); look at this seat&apos;s clock too.</source>
        <translation>Central&apos;s certificate has expired. Ask the system administrator to renew it (wanmi-central tls make); look at this seat&apos;s clock too.</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is not valid yet. Set this seat&apos;s clock right, then try again.</source>
        <translation>Central&apos;s certificate is not valid yet. Set this seat&apos;s clock right, then try again.</translation>
    </message>
    <message>
        <source>No secure connection: central speaks no TLS at this address. Check the address; nothing was sent.</source>
        <translation>No secure connection: central speaks no TLS at this address. Check the address; nothing was sent.</translation>
    </message>
    <message>
        <source>Central speaks TLS only. Write https:// in the address, or use the invitation.</source>
        <translation>Central speaks TLS only. Write https:// in the address, or use the invitation.</translation>
    </message>
    <message>
        <source>Somebody else was first: look at the case as it is now, then decide anew</source>
        <translation>Somebody else was first: look at the case as it is now, then decide anew</translation>
    </message>
    <message>
        <source>The picture stands still: the camera sends the same one again and again.</source>
        <translation>The picture stands still: the camera sends the same one again and again.</translation>
    </message>
    <message>
        <source>The picture is black: there is no light, or the sensor is dead.</source>
        <translation>The picture is black: there is no light, or the sensor is dead.</translation>
    </message>
    <message>
        <source>Something covers the lens.</source>
        <translation>Something covers the lens.</translation>
    </message>
    <message>
        <source>The camera looks elsewhere than it did.</source>
        <translation>The camera looks elsewhere than it did.</translation>
    </message>
    <message>
        <source>Connected, but nothing comes. It is asked anew by itself.</source>
        <translation>Connected, but nothing comes. It is asked anew by itself.</translation>
    </message>
    <message>
        <source>Packets come, but they make no picture. Look at the camera&apos;s encoder.</source>
        <translation>Packets come, but they make no picture. Look at the camera&apos;s encoder.</translation>
    </message>
    <message>
        <source>The camera refuses the connection: its stream service is not running, or the port is wrong.</source>
        <translation>The camera refuses the connection: its stream service is not running, or the port is wrong.</translation>
    </message>
    <message>
        <source>The camera cannot be reached over the network.</source>
        <translation>The camera cannot be reached over the network.</translation>
    </message>
    <message>
        <source>The camera&apos;s address is not known here. Check its host name.</source>
        <translation>The camera&apos;s address is not known here. Check its host name.</translation>
    </message>
    <message>
        <source>The camera has closed the connection. It is asked anew by itself.</source>
        <translation>The camera has closed the connection. It is asked anew by itself.</translation>
    </message>
    <message>
        <source>The connection was broken off. It is asked anew by itself.</source>
        <translation>The connection was broken off. It is asked anew by itself.</translation>
    </message>
    <message>
        <source>The camera accepts and does not answer. It is asked anew by itself.</source>
        <translation>The camera accepts and does not answer. It is asked anew by itself.</translation>
    </message>
    <message>
        <source>The camera does not accept the account. Whoever keeps the cameras must look at it.</source>
        <translation>The camera does not accept the account. Whoever keeps the cameras must look at it.</translation>
    </message>
    <message>
        <source>The camera&apos;s server does not know this stream.</source>
        <translation>The camera&apos;s server does not know this stream.</translation>
    </message>
    <message>
        <source>The camera sends neither H.264 nor H.265.</source>
        <translation>The camera sends neither H.264 nor H.265.</translation>
    </message>
    <message>
        <source>What comes is no video stream. Check the address.</source>
        <translation>What comes is no video stream. Check the address.</translation>
    </message>
    <message>
        <source>This seat has too many connections open. Close other programs, or raise its limit of open files.</source>
        <translation>This seat has too many connections open. Close other programs, or raise its limit of open files.</translation>
    </message>
    <message>
        <source>The camera&apos;s server refuses this stream.</source>
        <translation>The camera&apos;s server refuses this stream.</translation>
    </message>
    <message>
        <source>The camera&apos;s address cannot be read. Correct it in its record.</source>
        <translation>The camera&apos;s address cannot be read. Correct it in its record.</translation>
    </message>
    <message>
        <source>The camera&apos;s server sends from one address to the next. Check the address.</source>
        <translation>The camera&apos;s server sends from one address to the next. Check the address.</translation>
    </message>
    <message>
        <source>Video is switched off at this seat.</source>
        <translation>Video is switched off at this seat.</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>added evidence</source>
        <translation>added evidence</translation>
    </message>
    <message>
        <source>The camera has changed how it sends; what came before is kept. Begin another clip.</source>
        <translation>The camera has changed how it sends; what came before is kept. Begin another clip.</translation>
    </message>
    <message>
        <source>The camera was closed; what came before is kept.</source>
        <translation>The camera was closed; what came before is kept.</translation>
    </message>
    <message>
        <source>The disk of this seat is too slow for the clip; what was written is kept.</source>
        <translation>The disk of this seat is too slow for the clip; what was written is kept.</translation>
    </message>
    <message>
        <source>The folder for evidence cannot be written. Ask whoever keeps this computer.</source>
        <translation>The folder for evidence cannot be written. Ask whoever keeps this computer.</translation>
    </message>
    <message>
        <source>There is such a file already. Press the key once more.</source>
        <translation>There is such a file already. Press the key once more.</translation>
    </message>
    <message>
        <source>A clip of this camera is being recorded already.</source>
        <translation>A clip of this camera is being recorded already.</translation>
    </message>
    <message>
        <source>The camera does not say how its pictures are coded; nothing could be recorded.</source>
        <translation>The camera does not say how its pictures are coded; nothing could be recorded.</translation>
    </message>
    <message>
        <source>It is being recorded now. End the clip first.</source>
        <translation>It is being recorded now. End the clip first.</translation>
    </message>
    <message>
        <source>Not one whole picture is in it: there is nothing to keep.</source>
        <translation>Not one whole picture is in it: there is nothing to keep.</translation>
    </message>
    <message>
        <source>It is not as it was recorded; it stays as it is.</source>
        <translation>It is not as it was recorded; it stays as it is.</translation>
    </message>
    <message>
        <source>Its manifest is missing: nothing proves what it is.</source>
        <translation>Its manifest is missing: nothing proves what it is.</translation>
    </message>
    <message>
        <source>Its pictures are larger than 4096 x 2304, which no seat decodes. Let it send a smaller stream.</source>
        <translation>Its pictures are larger than 4096 x 2304, which no seat decodes. Let it send a smaller stream.</translation>
    </message>
    <message>
        <source>Your post shares layouts of cameras; other scenes are made by shift leaders.</source>
        <translation>Your post shares layouts of cameras; other scenes are made by shift leaders.</translation>
    </message>
    <message>
        <source>Your post may not look at this camera. Whoever keeps the cameras at central can change it.</source>
        <translation>Your post may not look at this camera. Whoever keeps the cameras at central can change it.</translation>
    </message>
    <message>
        <source>This camera hands out single pictures: there is no clip of it. A picture goes into the case with S.</source>
        <translation>This camera hands out single pictures: there is no clip of it. A picture goes into the case with S.</translation>
    </message>
    <message>
        <source>The recorder has nothing of this moment. Choose another one.</source>
        <translation>The recorder has nothing of this moment. Choose another one.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SignInAgain</name>
    <message>
        <source>Sign in again</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Go on without central</source>
        <translation>Go on without central</translation>
    </message>
    <message>
        <source>What you do is kept here and sent after the next sign-in: Esc</source>
        <translation>What you do is kept here and sent after the next sign-in: Esc</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Somebody else signs in</translation>
    </message>
    <message>
        <source>What you typed stays as it is, and what waits is sent once you are back.</source>
        <translation>What you typed stays as it is, and what waits is sent once you are back.</translation>
    </message>
    <message>
        <source>Central is back. You started without it: sign in, so that your work reaches it.</source>
        <translation>Central is back. You started without it: sign in, so that your work reaches it.</translation>
    </message>
    <message>
        <source>Asking central…</source>
        <translation>Asking central…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportCheckPage</name>
    <message>
        <source>Words not known</source>
        <translation>Words not known</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Suggested</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>rows read</translation>
    </message>
    <message>
        <source>good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>with a remark</source>
        <translation>with a remark</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>no longer there</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>kept as they are</source>
        <translation>kept as they are</translation>
    </message>
    <message>
        <source>Also &amp;remove the %1 rows that this delivery does not have any more</source>
        <translation>Also &amp;remove the %1 rows that this delivery does not have any more</translation>
    </message>
    <message>
        <source>Refused and remarks</source>
        <translation>Refused and remarks</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>No longer there</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Own entries</source>
        <translation>Own entries</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topology</translation>
    </message>
    <message>
        <source>These rows came with an earlier delivery and are not in this one. They go only when you say so above.</source>
        <translation>These rows came with an earlier delivery and are not in this one. They go only when you say so above.</translation>
    </message>
    <message>
        <source>These rows would change or go, and stay as they are for the reason given.</source>
        <translation>These rows would change or go, and stay as they are for the reason given.</translation>
    </message>
    <message>
        <source>Examples first, more as you scroll. Choose one to see where it is.</source>
        <translation>Examples first, more as you scroll. Choose one to see where it is.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Every row is good. Nothing was refused.</source>
        <translation>Every row is good. Nothing was refused.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Word in the file</source>
        <translation>Word in the file</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Cance&amp;l this import</source>
        <translation>Cance&amp;l this import</translation>
    </message>
    <message>
        <source>Nothing of it stays at central</source>
        <translation>Nothing of it stays at central</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>Only rows that earlier deliveries brought; what the city made itself always stays</source>
        <translation>Only rows that earlier deliveries brought; what the city made itself always stays</translation>
    </message>
    <message>
        <source>Rows of the result</source>
        <translation>Rows of the result</translation>
    </message>
    <message>
        <source>Where these rows are</source>
        <translation>Where these rows are</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 refused</translation>
    </message>
    <message>
        <source>all rows good</source>
        <translation>all rows good</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Apply</translation>
    </message>
    <message>
        <source>&amp;Apply %1 changes</source>
        <translation>&amp;Apply %1 changes</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>There is nothing to change: the city has all of this.</source>
        <translation>There is nothing to change: the city has all of this.</translation>
    </message>
    <message>
        <source>Words understood</source>
        <translation>Words understood</translation>
    </message>
    <message>
        <source>Nobody decided these words: they are taken as shown. Go back to Words to say it otherwise.</source>
        <translation>Nobody decided these words: they are taken as shown. Go back to Words to say it otherwise.</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Taken for</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportColumnsPage</name>
    <message>
        <source>OpenStreetMap says in tags what is what: all that fits was cut out, and nothing is to be chosen here.</source>
        <translation>OpenStreetMap says in tags what is what: all that fits was cut out, and nothing is to be chosen here.</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>reading…</translation>
    </message>
    <message>
        <source>%1 rows with a place</source>
        <translation>%1 rows with a place</translation>
    </message>
    <message>
        <source>%1 away from the city: is the coordinate system right?</source>
        <translation>%1 away from the city: is the coordinate system right?</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>● taken</source>
        <translation>● taken</translation>
    </message>
    <message>
        <source>■ %1</source>
        <translation>■ %1</translation>
    </message>
    <message>
        <source>■ not taken</source>
        <translation>■ not taken</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>In the file: %1</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>First rows</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read, %2 of them taken</source>
        <translation>First %1 rows as they will be read, %2 of them taken</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read</source>
        <translation>First %1 rows as they will be read</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>Load a mapping</translation>
    </message>
    <message>
        <source>Mapping (*.json)</source>
        <translation>Mapping (*.json)</translation>
    </message>
    <message>
        <source>Save this mapping</source>
        <translation>Save this mapping</translation>
    </message>
    <message>
        <source>%1 rows · %2</source>
        <translation>%1 rows · %2</translation>
    </message>
    <message>
        <source>&amp;Guess again</source>
        <translation>&amp;Guess again</translation>
    </message>
    <message>
        <source>By the names of the columns and what stands in them; what you chose here is let go</source>
        <translation>By the names of the columns and what stands in them; what you chose here is let go</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>&amp;Load…</translation>
    </message>
    <message>
        <source>A mapping that was saved as JSON</source>
        <translation>A mapping that was saved as JSON</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Save…</translation>
    </message>
    <message>
        <source>Keep this mapping as JSON, for another seat or for wanmi-central import</source>
        <translation>Keep this mapping as JSON, for another seat or for wanmi-central import</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Column of the file</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>For instance</source>
        <translation>For instance</translation>
    </message>
    <message>
        <source>Fields and columns</source>
        <translation>Fields and columns</translation>
    </message>
    <message>
        <source>First rows as they will be read</source>
        <translation>First rows as they will be read</translation>
    </message>
    <message>
        <source>Map of what was read</source>
        <translation>Map of what was read</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>%1 fields filled</source>
        <translation>%1 fields filled</translation>
    </message>
    <message>
        <source>Choose a column for: %1</source>
        <translation>Choose a column for: %1</translation>
    </message>
    <message>
        <source>The files cannot be read this way.</source>
        <translation>The files cannot be read this way.</translation>
    </message>
    <message>
        <source>A column; several as {STREET} {NUMBER}; or the same value for every row as = value</source>
        <translation>A column; several as {STREET} {NUMBER}; or the same value for every row as = value</translation>
    </message>
    <message>
        <source>Required: a row without it is refused</source>
        <translation>Required: a row without it is refused</translation>
    </message>
    <message>
        <source>Wanted: without it, it is made or left empty</source>
        <translation>Wanted: without it, it is made or left empty</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>you said so</translation>
    </message>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>OpenStreetMap files become all layers of the base map. For any other file, say which layer it fills.</source>
        <translation>OpenStreetMap files become all layers of the base map. For any other file, say which layer it fills.</translation>
    </message>
    <message>
        <source>Such a file was here before: its mapping was kept. Fields with * are required.</source>
        <translation>Such a file was here before: its mapping was kept. Fields with * are required.</translation>
    </message>
    <message>
        <source>Every column was guessed from its name and content. Look them through; fields with * are required.</source>
        <translation>Every column was guessed from its name and content. Look them through; fields with * are required.</translation>
    </message>
    <message>
        <source>▲ a word to decide: %1</source>
        <translation>▲ a word to decide: %1</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read; %2 of them wait for a word, asked for in the next step</source>
        <translation>First %1 rows as they will be read; %2 of them wait for a word, asked for in the next step</translation>
    </message>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 % · %2</translation>
    </message>
    <message>
        <source>from longitude and latitude</source>
        <translation>from longitude and latitude</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportDelivery</name>
    <message>
        <source>The mapping is loaded</source>
        <translation>The mapping is loaded</translation>
    </message>
    <message>
        <source>The mapping is saved</source>
        <translation>The mapping is saved</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportDonePage</name>
    <message>
        <source>&amp;Open the map there</source>
        <translation>&amp;Open the map there</translation>
    </message>
    <message>
        <source>The big map goes to what was brought in</source>
        <translation>The big map goes to what was brought in</translation>
    </message>
    <message>
        <source>What was brought in</source>
        <translation>What was brought in</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Import &amp;another</source>
        <translation>Import &amp;another</translation>
    </message>
    <message>
        <source>The city has it</source>
        <translation>The city has it</translation>
    </message>
    <message>
        <source>All rows are changed at once or none: this cannot stop half way.</source>
        <translation>All rows are changed at once or none: this cannot stop half way.</translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1 from %2.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>removed or no longer there</source>
        <translation>removed or no longer there</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>So much has changed that every seat takes a fresh copy now; each goes on working meanwhile.</source>
        <translation>So much has changed that every seat takes a fresh copy now; each goes on working meanwhile.</translation>
    </message>
    <message>
        <source>Every seat gets these rows within seconds.</source>
        <translation>Every seat gets these rows within seconds.</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</translation>
    </message>
    <message>
        <source>Not taken, and remarks: have them put right, and bring the file again</source>
        <translation>Not taken, and remarks: have them put right, and bring the file again</translation>
    </message>
    <message>
        <source>Taken with a remark</source>
        <translation>Taken with a remark</translation>
    </message>
    <message>
        <source>Posts that work with these rows see them on their maps; this is where they lie.</source>
        <translation>Posts that work with these rows see them on their maps; this is where they lie.</translation>
    </message>
    <message>
        <source>Where they lie, as read from the file</source>
        <translation>Where they lie, as read from the file</translation>
    </message>
    <message>
        <source>Where some of them lie</source>
        <translation>Where some of them lie</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportFilePage</name>
    <message>
        <source>What the files bring</source>
        <translation>What the files bring</translation>
    </message>
    <message>
        <source>How they are read</source>
        <translation>How they are read</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>Bro&amp;wse…</translation>
    </message>
    <message>
        <source>Choose files: GeoPackage, Shapefile, GeoJSON, CSV, GML, OpenStreetMap; also .zip and .gz</source>
        <translation>Choose files: GeoPackage, Shapefile, GeoJSON, CSV, GML, OpenStreetMap; also .zip and .gz</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>Chosen files</translation>
    </message>
    <message>
        <source>Delete takes a file off the list</source>
        <translation>Delete takes a file off the list</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>&amp;Look at it</translation>
    </message>
    <message>
        <source>%1 from %2, checked %3, waits for your decision.</source>
        <translation>%1 from %2, checked %3, waits for your decision.</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>La&amp;yer</translation>
    </message>
    <message>
        <source>Which of the file's layers is read</source>
        <translation>Which of the file's layers is read</translation>
    </message>
    <message>
        <source>C&amp;oordinate system</source>
        <translation>C&amp;oordinate system</translation>
    </message>
    <message>
        <source>EPSG number, GCJ-02, BD-09; empty: as the file says, else by its numbers</source>
        <translation>EPSG number, GCJ-02, BD-09; empty: as the file says, else by its numbers</translation>
    </message>
    <message>
        <source>C&amp;haracters</source>
        <translation>C&amp;haracters</translation>
    </message>
    <message>
        <source>Choose another one where the words in the preview look broken</source>
        <translation>Choose another one where the words in the preview look broken</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Separator</translation>
    </message>
    <message>
        <source>What stands between the columns of a text file</source>
        <translation>What stands between the columns of a text file</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Time zone</translation>
    </message>
    <message>
        <source>Of dates without one; empty: the city's</source>
        <translation>Of dates without one; empty: the city's</translation>
    </message>
    <message>
        <source>&amp;Register</source>
        <translation>&amp;Register</translation>
    </message>
    <message>
        <source>A name that later deliveries of the same data carry, such as parks 2026; then a newer one replaces it</source>
        <translation>A name that later deliveries of the same data carry, such as parks 2026; then a newer one replaces it</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>So&amp;urce</translation>
    </message>
    <message>
        <source>What stands on the map where the licence asks for it, such as © OpenStreetMap contributors</source>
        <translation>What stands on the map where the licence asks for it, such as © OpenStreetMap contributors</translation>
    </message>
    <message>
        <source>, may be off by %1 m</source>
        <translation>, may be off by %1 m</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Choose a file first.</translation>
    </message>
    <message>
        <source>The files are being opened.</source>
        <translation>The files are being opened.</translation>
    </message>
    <message>
        <source>A file cannot be read: take it off the list, or replace it.</source>
        <translation>A file cannot be read: take it off the list, or replace it.</translation>
    </message>
    <message>
        <source>Files of your city</source>
        <translation>Files of your city</translation>
    </message>
    <message>
        <source>Files of a city (*.gpkg *.shp *.geojson *.json *.csv *.tsv *.txt *.gml *.kml *.pbf *.osm *.zip *.gz *.xlsx *.ods)</source>
        <translation>Files of a city (*.gpkg *.shp *.geojson *.json *.csv *.tsv *.txt *.gml *.kml *.pbf *.osm *.zip *.gz *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Drop the files of your city here: a Shapefile, a GeoPackage, CSV, GeoJSON, OpenStreetMap…</source>
        <translation>Drop the files of your city here: a Shapefile, a GeoPackage, CSV, GeoJSON, OpenStreetMap…</translation>
    </message>
    <message>
        <source>Drop more files here: they are read as one delivery.</source>
        <translation>Drop more files here: they are read as one delivery.</translation>
    </message>
    <message>
        <source>being opened…</source>
        <translation>being opened…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>as the file says</translation>
    </message>
    <message>
        <source>%1 · %2 rows</source>
        <translation>%1 · %2 rows</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Found: %1</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Find out</translation>
    </message>
    <message>
        <source>Tabulator</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>By its numbers</source>
        <translation>By its numbers</translation>
    </message>
    <message>
        <source>As the file says: %1</source>
        <translation>As the file says: %1</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>Chinese, simplified</translation>
    </message>
    <message>
        <source>Chinese, all characters</source>
        <translation>Chinese, all characters</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>Chinese, traditional</translation>
    </message>
    <message>
        <source>Western Europe</source>
        <translation>Western Europe</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cyrillic</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanese</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Korean</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Comma ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Semicolon ;</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Bar |</translation>
    </message>
    <message>
        <source>First rows of %1, as they are read</source>
        <translation>First rows of %1, as they are read</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>First rows of the file</translation>
    </message>
    <message>
        <source>the city&apos;s</source>
        <translation>the city&apos;s</translation>
    </message>
    <message>
        <source>such as parks 2026</source>
        <translation>such as parks 2026</translation>
    </message>
    <message>
        <source>such as © OpenStreetMap</source>
        <translation>such as © OpenStreetMap</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Next</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportReportButton</name>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Save report…</translation>
    </message>
    <message>
        <source>The report is saved: %1</source>
        <translation>The report is saved: %1</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>Every row that was not taken with line, field, value, reason and what to do, as CSV</source>
        <translation>Every row that was not taken with line, field, value, reason and what to do, as CSV</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportTopology</name>
    <message>
        <source>Faults of the grid</source>
        <translation>Faults of the grid</translation>
    </message>
    <message>
        <source>Map of the chosen fault</source>
        <translation>Map of the chosen fault</translation>
    </message>
    <message>
        <source>Show on the city's &amp;map</source>
        <translation>Show on the city's &amp;map</translation>
    </message>
    <message>
        <source>The big map goes to this place</source>
        <translation>The big map goes to this place</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Cell or community</source>
        <translation>Cell or community</translation>
    </message>
    <message>
        <source>With</source>
        <translation>With</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>No fault: the cells tile their communities.</source>
        <translation>No fault: the cells tile their communities.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportWizard</name>
    <message>
        <source>Import files of the city</source>
        <translation>Import files of the city</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Escape. What waits for a decision stays at central</source>
        <translation>Escape. What waits for a decision stays at central</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Enter or Ctrl+Enter</source>
        <translation>Enter or Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportWordsPage</name>
    <message>
        <source>%1 rows read · %2</source>
        <translation>%1 rows read · %2</translation>
    </message>
    <message>
        <source>Word in the file</source>
        <translation>Word in the file</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Words that are not known</source>
        <translation>Words that are not known</translation>
    </message>
    <message>
        <source>Enter goes to the choices; several words can be chosen at once</source>
        <translation>Enter goes to the choices; several words can be chosen at once</translation>
    </message>
    <message>
        <source>Search: name, code, first letters of the pinyin</source>
        <translation>Search: name, code, first letters of the pinyin</translation>
    </message>
    <message>
        <source>Search for what this word means</source>
        <translation>Search for what this word means</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter takes and goes to the next word</source>
        <translation>Up and Down choose, Enter takes and goes to the next word</translation>
    </message>
    <message>
        <source>What this word may mean</source>
        <translation>What this word may mean</translation>
    </message>
    <message>
        <source>Take what is &amp;likely</source>
        <translation>Take what is &amp;likely</translation>
    </message>
    <message>
        <source>All the rest: o&amp;wn entries</source>
        <translation>All the rest: o&amp;wn entries</translation>
    </message>
    <message>
        <source>Every undecided class and unit becomes an entry of the city's LOCAL edition</source>
        <translation>Every undecided class and unit becomes an entry of the city's LOCAL edition</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>%1 not decided</source>
        <translation>%1 not decided</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>%1 decided</translation>
    </message>
    <message>
        <source>all known</source>
        <translation>all known</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>The files are read to their end first.</source>
        <translation>The files are read to their end first.</translation>
    </message>
    <message>
        <source>The files cannot be read this way.</source>
        <translation>The files cannot be read this way.</translation>
    </message>
    <message>
        <source>%1 words are not decided: their rows will be refused.</source>
        <translation>%1 words are not decided: their rows will be refused.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>▲ not decided</source>
        <translation>▲ not decided</translation>
    </message>
    <message>
        <source>A base map has no words to decide.</source>
        <translation>A base map has no words to decide.</translation>
    </message>
    <message>
        <source>The files are read to their end, to find words that nobody here knows.</source>
        <translation>The files are read to their end, to find words that nobody here knows.</translation>
    </message>
    <message>
        <source>Every class, unit and word of the file is known. Nothing is to be decided here.</source>
        <translation>Every class, unit and word of the file is known. Nothing is to be decided here.</translation>
    </message>
    <message>
        <source>Every word is decided.</source>
        <translation>Every word is decided.</translation>
    </message>
    <message>
        <source>＋ Own entry (LOCAL)</source>
        <translation>＋ Own entry (LOCAL)</translation>
    </message>
    <message>
        <source>－ Left out</source>
        <translation>－ Left out</translation>
    </message>
    <message>
        <source>＋ Own entry of the city (LOCAL)</source>
        <translation>＋ Own entry of the city (LOCAL)</translation>
    </message>
    <message>
        <source>%1 %2 · %3 alike</source>
        <translation>%1 %2 · %3 alike</translation>
    </message>
    <message>
        <source>－ Leave these rows out</source>
        <translation>－ Leave these rows out</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 words</translation>
    </message>
    <message>
        <source>%1 · %2 rows. What is it here?</source>
        <translation>%1 · %2 rows. What is it here?</translation>
    </message>
    <message>
        <source>Every undecided word with a suggestion of 80 % or more becomes what is suggested</source>
        <translation>Every undecided word with a suggestion of 80 % or more becomes what is suggested</translation>
    </message>
    <message>
        <source>Under&amp;stood rightly</source>
        <translation>Under&amp;stood rightly</translation>
    </message>
    <message>
        <source>Every word that was understood by its meaning stays what it was taken for, in later deliveries too</source>
        <translation>Every word that was understood by its meaning stays what it was taken for, in later deliveries too</translation>
    </message>
    <message>
        <source>%1 words were understood by their meaning: going on takes them as shown.</source>
        <translation>%1 words were understood by their meaning: going on takes them as shown.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Understood by meaning</source>
        <translation>Understood by meaning</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 · as last time</source>
        <translation>%1 · as last time</translation>
    </message>
    <message>
        <source>Understood by its meaning, not by a code or name of ours. Choose another one where that is wrong.</source>
        <translation>Understood by its meaning, not by a code or name of ours. Choose another one where that is wrong.</translation>
    </message>
    <message>
        <source>%1 words are not known here. Say what each means, or make it an entry of the city&apos;s own LOCAL edition.</source>
        <translation>%1 words are not known here. Say what each means, or make it an entry of the city&apos;s own LOCAL edition.</translation>
    </message>
    <message>
        <source>%1 words are no names of ours and were understood by their meaning. Look them through.</source>
        <translation>%1 words are no names of ours and were understood by their meaning. Look them through.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TopologyWindow</name>
    <message>
        <source>Topology of the grid</source>
        <translation>Topology of the grid</translation>
    </message>
    <message>
        <source>Every cell is held against its community: codes, outlines, gaps, overlaps, sizes.</source>
        <translation>Every cell is held against its community: codes, outlines, gaps, overlaps, sizes.</translation>
    </message>
    <message>
        <source>%1 cells, no fault.</source>
        <translation>%1 cells, no fault.</translation>
    </message>
    <message>
        <source>%1 cells, %2 faults. ■ must be corrected, ▲ is to be looked at.</source>
        <translation>%1 cells, %2 faults. ■ must be corrected, ▲ is to be looked at.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Divisions</source>
        <translation>Divisions</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>Grid cells</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Addresses and names</source>
        <translation>Addresses and names</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Vehicles</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Base map</translation>
    </message>
    <message>
        <source>Districts, streets and communities with their codes and borders. Without them no row has a place to belong to: bring these first.</source>
        <translation>Districts, streets and communities with their codes and borders. Without them no row has a place to belong to: bring these first.</translation>
    </message>
    <message>
        <source>The cells of the grid, 15 digits each, that tile their communities.</source>
        <translation>The cells of the grid, 15 digits each, that tile their communities.</translation>
    </message>
    <message>
        <source>What stands in the streets: lamps, trees, covers, signs, with class and place.</source>
        <translation>What stands in the streets: lamps, trees, covers, signs, with class and place.</translation>
    </message>
    <message>
        <source>Door plates, names and other names, for finding places.</source>
        <translation>Door plates, names and other names, for finding places.</translation>
    </message>
    <message>
        <source>Cameras with place, direction and the address of their picture.</source>
        <translation>Cameras with place, direction and the address of their picture.</translation>
    </message>
    <message>
        <source>Vehicles with plate, kind and department.</source>
        <translation>Vehicles with plate, kind and department.</translation>
    </message>
    <message>
        <source>Cases of the system before. Their dates and states are facts and are never judged again.</source>
        <translation>Cases of the system before. Their dates and states are facts and are never judged again.</translation>
    </message>
    <message>
        <source>Roads, water, greens and buildings under the map: OpenStreetMap or one layer a file.</source>
        <translation>Roads, water, greens and buildings under the map: OpenStreetMap or one layer a file.</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>by its name</translation>
    </message>
    <message>
        <source>by what stands in it</source>
        <translation>by what stands in it</translation>
    </message>
    <message>
        <source>by name and content</source>
        <translation>by name and content</translation>
    </message>
    <message>
        <source>the file's own geometry</source>
        <translation>the file's own geometry</translation>
    </message>
    <message>
        <source>The file is not there any more. Choose it again.</source>
        <translation>The file is not there any more. Choose it again.</translation>
    </message>
    <message>
        <source>This is a folder. Choose the files in it.</source>
        <translation>This is a folder. Choose the files in it.</translation>
    </message>
    <message>
        <source>The file is empty: 0 bytes. Ask for it again where it came from.</source>
        <translation>The file is empty: 0 bytes. Ask for it again where it came from.</translation>
    </message>
    <message>
        <source>This is no table and no map data. Bring GeoPackage, Shapefile, GeoJSON, CSV, GML or OpenStreetMap, also packed as .zip or .gz.</source>
        <translation>This is no table and no map data. Bring GeoPackage, Shapefile, GeoJSON, CSV, GML or OpenStreetMap, also packed as .zip or .gz.</translation>
    </message>
    <message>
        <source>The file has a head but no rows. Check that the export was complete.</source>
        <translation>The file has a head but no rows. Check that the export was complete.</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read to its end. Nothing was taken from it. Copy it again from its source, or export it anew.</source>
        <translation>The file is damaged and cannot be read to its end. Nothing was taken from it. Copy it again from its source, or export it anew.</translation>
    </message>
    <message>
        <source>The file ends in the middle: the copy was cut off. Copy it again; its size must be that of the original.</source>
        <translation>The file ends in the middle: the copy was cut off. Copy it again; its size must be that of the original.</translation>
    </message>
    <message>
        <source>The file has no such layer. Choose one of its layers.</source>
        <translation>The file has no such layer. Choose one of its layers.</translation>
    </message>
    <message>
        <source>No coordinate system has this name. Give its EPSG number, for instance 4490, or GCJ-02 or BD-09.</source>
        <translation>No coordinate system has this name. Give its EPSG number, for instance 4490, or GCJ-02 or BD-09.</translation>
    </message>
    <message>
        <source>Nothing says in which coordinate system these places are. Choose it under File; who made the file knows it.</source>
        <translation>Nothing says in which coordinate system these places are. Choose it under File; who made the file knows it.</translation>
    </message>
    <message>
        <source>A required field has no column yet. Choose its column, or give one value for all rows.</source>
        <translation>A required field has no column yet. Choose its column, or give one value for all rows.</translation>
    </message>
    <message>
        <source>A column of this mapping is not in the file. Choose another one.</source>
        <translation>A column of this mapping is not in the file. Choose another one.</translation>
    </message>
    <message>
        <source>The mapping names a field that this kind does not have. Was it made for another kind?</source>
        <translation>The mapping names a field that this kind does not have. Was it made for another kind?</translation>
    </message>
    <message>
        <source>The city has no divisions yet, so these rows belong nowhere. Bring in the divisions first.</source>
        <translation>The city has no divisions yet, so these rows belong nowhere. Bring in the divisions first.</translation>
    </message>
    <message>
        <source>No time zone has this name. Write it like Asia/Shanghai.</source>
        <translation>No time zone has this name. Write it like Asia/Shanghai.</translation>
    </message>
    <message>
        <source>This file holds no mapping. Choose one that was saved here.</source>
        <translation>This file holds no mapping. Choose one that was saved here.</translation>
    </message>
    <message>
        <source>This mapping was made for another kind of data. Choose that kind, or another mapping.</source>
        <translation>This mapping was made for another kind of data. Choose that kind, or another mapping.</translation>
    </message>
    <message>
        <source>The file could not be written: no room, or no right to write there. Choose another place.</source>
        <translation>The file could not be written: no room, or no right to write there. Choose another place.</translation>
    </message>
    <message>
        <source>A file could not be read to its end. Nothing was applied. Look whether it is still there, then try again.</source>
        <translation>A file could not be read to its end. Nothing was applied. Look whether it is still there, then try again.</translation>
    </message>
    <message>
        <source>Central does not answer. What was sent is kept; try again when the link is back.</source>
        <translation>Central does not answer. What was sent is kept; try again when the link is back.</translation>
    </message>
    <message>
        <source>Your post may not import. The system administrator may.</source>
        <translation>Your post may not import. The system administrator may.</translation>
    </message>
    <message>
        <source>This import cannot be applied now: somebody else decided, or it is still being checked. Look at it again.</source>
        <translation>This import cannot be applied now: somebody else decided, or it is still being checked. Look at it again.</translation>
    </message>
    <message>
        <source>Another import is being applied. Nothing is lost; try again when it is done.</source>
        <translation>Another import is being applied. Nothing is lost; try again when it is done.</translation>
    </message>
    <message>
        <source>Central does not know this import any more. Check the files again.</source>
        <translation>Central does not know this import any more. Check the files again.</translation>
    </message>
    <message>
        <source>The file is larger than central takes. Divide it, or import it at central with wanmi-central import.</source>
        <translation>The file is larger than central takes. Divide it, or import it at central with wanmi-central import.</translation>
    </message>
    <message>
        <source>Central's disk is full. Nothing was applied. Make room there, then try again.</source>
        <translation>Central's disk is full. Nothing was applied. Make room there, then try again.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Cancelled. Nothing was changed.</translation>
    </message>
    <message>
        <source>There is no room for temporary files. Make room, then try again.</source>
        <translation>There is no room for temporary files. Make room, then try again.</translation>
    </message>
    <message>
        <source>A base map is drawn, not read row by row.</source>
        <translation>A base map is drawn, not read row by row.</translation>
    </message>
    <message>
        <source>Say which layer of the base map this file fills.</source>
        <translation>Say which layer of the base map this file fills.</translation>
    </message>
    <message>
        <source>There is nothing in the file that a base map shows.</source>
        <translation>There is nothing in the file that a base map shows.</translation>
    </message>
    <message>
        <source>No row could be read. Look at the columns again.</source>
        <translation>No row could be read. Look at the columns again.</translation>
    </message>
    <message>
        <source>The files are sent to central</source>
        <translation>The files are sent to central</translation>
    </message>
    <message>
        <source>Waits until central has a hand free</source>
        <translation>Waits until central has a hand free</translation>
    </message>
    <message>
        <source>Central checks every row</source>
        <translation>Central checks every row</translation>
    </message>
    <message>
        <source>Central compares with what the city has</source>
        <translation>Central compares with what the city has</translation>
    </message>
    <message>
        <source>Checked. Nothing has been changed yet</source>
        <translation>Checked. Nothing has been changed yet</translation>
    </message>
    <message>
        <source>Being applied, all rows at once</source>
        <translation>Being applied, all rows at once</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Failed. Nothing was changed</source>
        <translation>Failed. Nothing was changed</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed</source>
        <translation>Cancelled. Nothing was changed</translation>
    </message>
    <message>
        <source>as you said</source>
        <translation>as you said</translation>
    </message>
    <message>
        <source>by its byte-order mark</source>
        <translation>by its byte-order mark</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>as the file says</translation>
    </message>
    <message>
        <source>guessed from its content</source>
        <translation>guessed from its content</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>assumed</translation>
    </message>
    <message>
        <source>the file says otherwise, wrongly</source>
        <translation>the file says otherwise, wrongly</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separator</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Order of coordinates</source>
        <translation>Order of coordinates</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Order in dates</source>
        <translation>Order in dates</translation>
    </message>
    <message>
        <source>Unit of lengths</source>
        <translation>Unit of lengths</translation>
    </message>
    <message>
        <source>Level of the divisions</source>
        <translation>Level of the divisions</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometry</translation>
    </message>
    <message>
        <source>The outline is no ring</source>
        <translation>The outline is no ring</translation>
    </message>
    <message>
        <source>Consists of several parts</source>
        <translation>Consists of several parts</translation>
    </message>
    <message>
        <source>The outline crosses itself</source>
        <translation>The outline crosses itself</translation>
    </message>
    <message>
        <source>Two cells overlap</source>
        <translation>Two cells overlap</translation>
    </message>
    <message>
        <source>Ground without a cell</source>
        <translation>Ground without a cell</translation>
    </message>
    <message>
        <source>Reaches out of its community</source>
        <translation>Reaches out of its community</translation>
    </message>
    <message>
        <source>The middle lies outside the community</source>
        <translation>The middle lies outside the community</translation>
    </message>
    <message>
        <source>The code is not of this community</source>
        <translation>The code is not of this community</translation>
    </message>
    <message>
        <source>The community is not known</source>
        <translation>The community is not known</translation>
    </message>
    <message>
        <source>The code is not 15 digits</source>
        <translation>The code is not 15 digits</translation>
    </message>
    <message>
        <source>Two cells have this code</source>
        <translation>Two cells have this code</translation>
    </message>
    <message>
        <source>Two cells have the same outline</source>
        <translation>Two cells have the same outline</translation>
    </message>
    <message>
        <source>The cells do not add up to the community</source>
        <translation>The cells do not add up to the community</translation>
    </message>
    <message>
        <source>The community has no cells</source>
        <translation>The community has no cells</translation>
    </message>
    <message>
        <source>Smaller than 2,000 m²</source>
        <translation>Smaller than 2,000 m²</translation>
    </message>
    <message>
        <source>Larger than 50,000 m²</source>
        <translation>Larger than 50,000 m²</translation>
    </message>
    <message>
        <source>Draw the outline again, closed, with at least three corners.</source>
        <translation>Draw the outline again, closed, with at least three corners.</translation>
    </message>
    <message>
        <source>Make a cell of each part, or join them.</source>
        <translation>Make a cell of each part, or join them.</translation>
    </message>
    <message>
        <source>Move the corners so that no two edges cross.</source>
        <translation>Move the corners so that no two edges cross.</translation>
    </message>
    <message>
        <source>Give the common ground to one of the two.</source>
        <translation>Give the common ground to one of the two.</translation>
    </message>
    <message>
        <source>Draw a cell there, or let a neighbour grow.</source>
        <translation>Draw a cell there, or let a neighbour grow.</translation>
    </message>
    <message>
        <source>Cut the cell at the border of its community.</source>
        <translation>Cut the cell at the border of its community.</translation>
    </message>
    <message>
        <source>Check whether the cell belongs to another community.</source>
        <translation>Check whether the cell belongs to another community.</translation>
    </message>
    <message>
        <source>The first 12 digits must be the code of the community.</source>
        <translation>The first 12 digits must be the code of the community.</translation>
    </message>
    <message>
        <source>Bring in this community first, or correct the code.</source>
        <translation>Bring in this community first, or correct the code.</translation>
    </message>
    <message>
        <source>A cell has 12 digits of its community and 3 of its own.</source>
        <translation>A cell has 12 digits of its community and 3 of its own.</translation>
    </message>
    <message>
        <source>Give one of the two another number.</source>
        <translation>Give one of the two another number.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Remove one of the two.</translation>
    </message>
    <message>
        <source>Look for gaps and overlaps in this community.</source>
        <translation>Look for gaps and overlaps in this community.</translation>
    </message>
    <message>
        <source>Draw cells for this community: wanmi-central cells.</source>
        <translation>Draw cells for this community: wanmi-central cells.</translation>
    </message>
    <message>
        <source>Join it with a neighbour, unless the place asks for it.</source>
        <translation>Join it with a neighbour, unless the place asks for it.</translation>
    </message>
    <message>
        <source>Divide it along a street, unless the place asks for it.</source>
        <translation>Divide it along a street, unless the place asks for it.</translation>
    </message>
    <message>
        <source>its row is in the file, but could not be taken</source>
        <translation>its row is in the file, but could not be taken</translation>
    </message>
    <message>
        <source>open cases or other rows need it</source>
        <translation>open cases or other rows need it</translation>
    </message>
    <message>
        <source>this city has worked on it since</source>
        <translation>this city has worked on it since</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>, may be off by %1 m</source>
        <translation>, may be off by %1 m</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>about %1 s left</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>about %1 left</translation>
    </message>
    <message>
        <source>by the file&apos;s name</source>
        <translation>by the file&apos;s name</translation>
    </message>
    <message>
        <source>by all columns together</source>
        <translation>by all columns together</translation>
    </message>
    <message>
        <source>Nobody knows characters of this name. Choose one of the list, or a name such as UTF-8 or GB18030.</source>
        <translation>Nobody knows characters of this name. Choose one of the list, or a name such as UTF-8 or GB18030.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again at the desk; this goes on from where it is.</source>
        <translation>Your session has ended. Sign in again at the desk; this goes on from where it is.</translation>
    </message>
    <message>
        <source>Central does not answer. All rows are changed or none; which of the two is shown as soon as the link is back.</source>
        <translation>Central does not answer. All rows are changed or none; which of the two is shown as soon as the link is back.</translation>
    </message>
    <message>
        <source>Central does not answer. Nothing is lost: it has the files, and this goes on by itself when the link is back.</source>
        <translation>Central does not answer. Nothing is lost: it has the files, and this goes on by itself when the link is back.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportProblems</name>
    <message>
        <source>Rows that were not taken, and remarks</source>
        <translation>Rows that were not taken, and remarks</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Open cases</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>Overdue cases</translation>
    </message>
    <message>
        <source>Overdue share</source>
        <translation>Overdue share</translation>
    </message>
    <message>
        <source>Broken components</source>
        <translation>Broken components</translation>
    </message>
    <message>
        <source>Grade of the community</source>
        <translation>Grade of the community</translation>
    </message>
    <message>
        <source>Cases against the usual</source>
        <translation>Cases against the usual</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Vehicles</translation>
    </message>
    <message>
        <source>Supervisors</source>
        <translation>Supervisors</translation>
    </message>
    <message>
        <source>Duty grids</source>
        <translation>Duty grids</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Layers of the map</source>
        <translation>Layers of the map</translation>
    </message>
    <message>
        <source>What colors the cells</source>
        <translation>What colors the cells</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>%1: shown</source>
        <translation>%1: shown</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1: hidden</translation>
    </message>
    <message>
        <source>▲ %L1 without a possible place</source>
        <translation>▲ %L1 without a possible place</translation>
    </message>
    <message>
        <source>Pictures of cameras</source>
        <translation>Pictures of cameras</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SheetWords</name>
    <message>
        <source>Cells: open cases</source>
        <translation>Cells: open cases</translation>
    </message>
    <message>
        <source>Cells: overdue cases</source>
        <translation>Cells: overdue cases</translation>
    </message>
    <message>
        <source>Cells: overdue share</source>
        <translation>Cells: overdue share</translation>
    </message>
    <message>
        <source>Cells: damaged components</source>
        <translation>Cells: damaged components</translation>
    </message>
    <message>
        <source>Cells: grade of the community</source>
        <translation>Cells: grade of the community</translation>
    </message>
    <message>
        <source>Cells: this week against the usual</source>
        <translation>Cells: this week against the usual</translation>
    </message>
    <message>
        <source>Scale about 1 : %1</source>
        <translation>Scale about 1 : %1</translation>
    </message>
    <message>
        <source>no time limit  %1</source>
        <translation>no time limit  %1</translation>
    </message>
    <message>
        <source>%1 · drawn %2 %3 · cases as of %4</source>
        <translation>%1 · drawn %2 %3 · cases as of %4</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
    <message>
        <source>in what this map shows</source>
        <translation>in what this map shows</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Printed by %1, %2 %3</source>
        <translation>Printed by %1, %2 %3</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Cases (a number stands for so many)</source>
        <translation>Cases (a number stands for so many)</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>no data</translation>
    </message>
    <message>
        <source>Cases on this map: %1</source>
        <translation>Cases on this map: %1</translation>
    </message>
    <message>
        <source>No open case lies in what this map shows.</source>
        <translation>No open case lies in what this map shows.</translation>
    </message>
    <message>
        <source>Arranging the sheet…</source>
        <translation>Arranging the sheet…</translation>
    </message>
    <message>
        <source>Drawing the map and the list…</source>
        <translation>Drawing the map and the list…</translation>
    </message>
    <message>
        <source>Preparing the map…</source>
        <translation>Preparing the map…</translation>
    </message>
    <message>
        <source>The disk is full; no sheet was written. Make room, or choose another folder.</source>
        <translation>The disk is full; no sheet was written. Make room, or choose another folder.</translation>
    </message>
    <message>
        <source>The file cannot be written; no sheet is there. Choose another folder, and close the file if it is open.</source>
        <translation>The file cannot be written; no sheet is there. Choose another folder, and close the file if it is open.</translation>
    </message>
    <message>
        <source>The map process is not on this computer, so nothing can be printed. Have wanmi-maprender installed.</source>
        <translation>The map process is not on this computer, so nothing can be printed. Have wanmi-maprender installed.</translation>
    </message>
    <message>
        <source>The map process took too long; no sheet was written. Choose a larger scale or try again.</source>
        <translation>The map process took too long; no sheet was written. Choose a larger scale or try again.</translation>
    </message>
    <message>
        <source>The base map cannot be opened; no sheet was written. Those who keep the map at central can help.</source>
        <translation>The base map cannot be opened; no sheet was written. Those who keep the map at central can help.</translation>
    </message>
    <message>
        <source>Stopped; no sheet was written.</source>
        <translation>Stopped; no sheet was written.</translation>
    </message>
    <message>
        <source>The map process failed; no sheet was written. Try again; if it goes on, have the log looked at.</source>
        <translation>The map process failed; no sheet was written. Try again; if it goes on, have the log looked at.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PrintSheetDialog</name>
    <message>
        <source>Open the folder afterwards</source>
        <translation>Open the folder afterwards</translation>
    </message>
    <message>
        <source>Print to PDF</source>
        <translation>Print to PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Print map sheet</source>
        <translation>Print map sheet</translation>
    </message>
    <message>
        <source>%1: open cases</source>
        <translation>%1: open cases</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>As on the screen</translation>
    </message>
    <message>
        <source>Map sheet %1.pdf</source>
        <translation>Map sheet %1.pdf</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Lies</source>
        <translation>Lies</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n case(s) in the list</source>
        <translation>
            <numerusform>%1 · %n case in the list</numerusform>
            <numerusform>%1 · %n cases in the list</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message numerus="yes">
        <source>Done: %1, %n page(s)</source>
        <translation>
            <numerusform>Done: %1, %n page</numerusform>
            <numerusform>Done: %1, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>&amp;Print map sheet…</source>
        <translation>&amp;Print map sheet…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>print the map</source>
        <translation>print the map</translation>
    </message>
</context>
<context>
    <name>BaseLayers</name>
    <message>
        <source>drawn</source>
        <translation>drawn</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>no source</translation>
    </message>
    <message>
        <source>cannot be drawn</source>
        <translation>cannot be drawn</translation>
    </message>
    <message>
        <source>Its file or service cannot be reached. Those who keep the map put it right and publish it again.</source>
        <translation>Its file or service cannot be reached. Those who keep the map put it right and publish it again.</translation>
    </message>
    <message>
        <source>QGIS reports an error in this layer. Those who keep the map find it with: maps check.</source>
        <translation>QGIS reports an error in this layer. Those who keep the map find it with: maps check.</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Base map</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Its layers are told once the map process has opened the project.</source>
        <translation>Its layers are told once the map process has opened the project.</translation>
    </message>
</context>
<context>
    <name>MapRegion</name>
    <message>
        <source>The published map project cannot be opened: the one that came with the program is shown</source>
        <translation>The published map project cannot be opened: the one that came with the program is shown</translation>
    </message>
    <message>
        <source>▲ 1 layer of the base map is not drawn (L)</source>
        <translation>▲ 1 layer of the base map is not drawn (L)</translation>
    </message>
    <message>
        <source>▲ %1 layers of the base map are not drawn (L)</source>
        <translation>▲ %1 layers of the base map are not drawn (L)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SearchPopup</name>
    <message>
        <source>Search results</source>
        <translation>Search results</translation>
    </message>
</context>
<context>
    <name>WallSearch</name>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
</context>
<context>
    <name>PushCard</name>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1 s left</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>%1 · sent by %2</source>
        <translation>%1 · sent by %2</translation>
    </message>
</context>
<context>
    <name>ReviewRegion</name>
    <message>
        <source>registered</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>rework</source>
        <translation>rework</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>Departments, last 30 days</source>
        <translation>Departments, last 30 days</translation>
    </message>
    <message>
        <source>Districts, last 30 days</source>
        <translation>Districts, last 30 days</translation>
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
        <source>counted from the replica; not the official evaluation</source>
        <translation>counted from the replica; not the official evaluation</translation>
    </message>
    <message>
        <source>No case was registered in the last 30 days</source>
        <translation>No case was registered in the last 30 days</translation>
    </message>
</context>
<context>
    <name>TimelineRegion</name>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Nothing has happened yet</translation>
    </message>
    <message>
        <source>Steps of the last 90 days are kept at a wall</source>
        <translation>Steps of the last 90 days are kept at a wall</translation>
    </message>
</context>
<context>
    <name>CasesRegion</name>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>No open case of these classes</source>
        <translation>No open case of these classes</translation>
    </message>
</context>
<context>
    <name>PulseRegion</name>
    <message>
        <source>Pulse of the cameras</source>
        <translation>Pulse of the cameras</translation>
    </message>
    <message>
        <source>%1 cameras</source>
        <translation>%1 cameras</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>on %1</translation>
    </message>
    <message>
        <source>off %1</source>
        <translation>off %1</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>silent %1</translation>
    </message>
    <message>
        <source>bar: how lately its device spoke</source>
        <translation>bar: how lately its device spoke</translation>
    </message>
    <message>
        <source>No cameras yet</source>
        <translation>No cameras yet</translation>
    </message>
    <message>
        <source>They come with the city&apos;s rows</source>
        <translation>They come with the city&apos;s rows</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>picture is old</source>
        <translation>picture is old</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>no signal</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>waiting for a picture</source>
        <translation>waiting for a picture</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>live %1</source>
        <translation>live %1</translation>
    </message>
    <message>
        <source>old picture %1</source>
        <translation>old picture %1</translation>
    </message>
    <message>
        <source>no signal %1</source>
        <translation>no signal %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>waiting %1</translation>
    </message>
    <message>
        <source>first: needs eyes; bar: age of the picture, a minute long</source>
        <translation>first: needs eyes; bar: age of the picture, a minute long</translation>
    </message>
    <message>
        <source>No camera is called that</source>
        <translation>No camera is called that</translation>
    </message>
    <message>
        <source>Esc shows all again</source>
        <translation>Esc shows all again</translation>
    </message>
    <message>
        <source>“%1”: %2 of %3</source>
        <translation>“%1”: %2 of %3</translation>
    </message>
</context>
<context>
    <name>TrendRegion</name>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Last 24 hours</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>reported %1</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>closed %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <translation>most %1</translation>
    </message>
    <message>
        <source>Nothing was reported in this time</source>
        <translation>Nothing was reported in this time</translation>
    </message>
</context>
<context>
    <name>MessageRegion</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>No message</translation>
    </message>
    <message>
        <source>A seat can send one here</source>
        <translation>A seat can send one here</translation>
    </message>
</context>
<context>
    <name>PhotosRegion</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>on record; pictures are not sent to walls</source>
        <translation>on record; pictures are not sent to walls</translation>
    </message>
    <message>
        <source>No photos on record</source>
        <translation>No photos on record</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>No photo from before</source>
        <translation>No photo from before</translation>
    </message>
    <message>
        <source>No photo after the work yet</source>
        <translation>No photo after the work yet</translation>
    </message>
</context>
<context>
    <name>CaseRegion</name>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>This wall may not see that case</source>
        <translation>This wall may not see that case</translation>
    </message>
    <message>
        <source>A seat can send one here; else it is the most urgent</source>
        <translation>A seat can send one here; else it is the most urgent</translation>
    </message>
    <message>
        <source>It is not in the replica of whoever signed in here</source>
        <translation>It is not in the replica of whoever signed in here</translation>
    </message>
</context>
<context>
    <name>ComponentsRegion</name>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>%1 not intact</source>
        <translation>%1 not intact</translation>
    </message>
    <message>
        <source>all intact</source>
        <translation>all intact</translation>
    </message>
    <message>
        <source>The city has no components of these classes</source>
        <translation>The city has no components of these classes</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>No classes are chosen</source>
        <translation>No classes are chosen</translation>
    </message>
    <message>
        <source>Choose them where the scene is edited: Ctrl+W at a seat</source>
        <translation>Choose them where the scene is edited: Ctrl+W at a seat</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::CaseView</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>With</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>near</source>
        <translation>near</translation>
    </message>
    <message>
        <source>far</source>
        <translation>far</translation>
    </message>
    <message>
        <source>before</source>
        <translation>before</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>from a camera</source>
        <translation>from a camera</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>reference</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::SceneState</name>
    <message>
        <source>%1, until %2</source>
        <translation>%1, until %2</translation>
    </message>
    <message>
        <source>timetable</source>
        <translation>timetable</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>in turn</translation>
    </message>
    <message>
        <source>by hand: %1</source>
        <translation>by hand: %1</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>sent by %1</translation>
    </message>
</context>
<context>
    <name>regions</name>
    <message>
        <source>map</source>
        <translation>map</translation>
    </message>
    <message>
        <source>today&apos;s figures</source>
        <translation>today&apos;s figures</translation>
    </message>
    <message>
        <source>most urgent</source>
        <translation>most urgent</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>pulse of the cameras</source>
        <translation>pulse of the cameras</translation>
    </message>
    <message>
        <source>lifecycle</source>
        <translation>lifecycle</translation>
    </message>
    <message>
        <source>districts and departments</source>
        <translation>districts and departments</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>trend</translation>
    </message>
    <message>
        <source>cases of classes</source>
        <translation>cases of classes</translation>
    </message>
    <message>
        <source>components of classes</source>
        <translation>components of classes</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>one case</source>
        <translation>one case</translation>
    </message>
    <message>
        <source>photos of the case</source>
        <translation>photos of the case</translation>
    </message>
    <message>
        <source>what happened to the case</source>
        <translation>what happened to the case</translation>
    </message>
    <message>
        <source>review of 30 days</source>
        <translation>review of 30 days</translation>
    </message>
    <message>
        <source>The city with its cells, cases, cameras and vehicles.</source>
        <translation>The city with its cells, cases, cameras and vehicles.</translation>
    </message>
    <message>
        <source>Open, overdue, due soon, and closed in time.</source>
        <translation>Open, overdue, due soon, and closed in time.</translation>
    </message>
    <message>
        <source>The eight cases with the least time left.</source>
        <translation>The eight cases with the least time left.</translation>
    </message>
    <message>
        <source>Live pictures: of the whole city unless something is chosen here.</source>
        <translation>Live pictures: of the whole city unless something is chosen here.</translation>
    </message>
    <message>
        <source>Every camera of the city as one mark: on, off or silent.</source>
        <translation>Every camera of the city as one mark: on, off or silent.</translation>
    </message>
    <message>
        <source>In which stage the open cases wait.</source>
        <translation>In which stage the open cases wait.</translation>
    </message>
    <message>
        <source>Who has the open cases.</source>
        <translation>Who has the open cases.</translation>
    </message>
    <message>
        <source>What was reported and closed, hour by hour or day by day.</source>
        <translation>What was reported and closed, hour by hour or day by day.</translation>
    </message>
    <message>
        <source>Open cases of some classes, the least time left first.</source>
        <translation>Open cases of some classes, the least time left first.</translation>
    </message>
    <message>
        <source>How many components there are of some classes, and how many are not intact.</source>
        <translation>How many components there are of some classes, and how many are not intact.</translation>
    </message>
    <message>
        <source>Words for the room, as large as they fit.</source>
        <translation>Words for the room, as large as they fit.</translation>
    </message>
    <message>
        <source>The case sent to the wall, else the one chosen, else the most urgent.</source>
        <translation>The case sent to the wall, else the one chosen, else the most urgent.</translation>
    </message>
    <message>
        <source>The photos of the one case.</source>
        <translation>The photos of the one case.</translation>
    </message>
    <message>
        <source>The trail of the one case, the newest first.</source>
        <translation>The trail of the one case, the newest first.</translation>
    </message>
    <message>
        <source>What districts or departments did with the cases of 30 days.</source>
        <translation>What districts or departments did with the cases of 30 days.</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>Overdue cases</translation>
    </message>
    <message>
        <source>Overdue share</source>
        <translation>Overdue share</translation>
    </message>
    <message>
        <source>Broken components</source>
        <translation>Broken components</translation>
    </message>
    <message>
        <source>Grade of the community</source>
        <translation>Grade of the community</translation>
    </message>
    <message>
        <source>Cases against the usual</source>
        <translation>Cases against the usual</translation>
    </message>
    <message>
        <source>Central does not answer, and nothing has changed there. Try again when it is back.</source>
        <translation>Central does not answer, and nothing has changed there. Try again when it is back.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallPush</name>
    <message>
        <source>Send to a wall</source>
        <translation>Send to a wall</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>&amp;Wall</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>For how &amp;long</source>
        <translation>For how &amp;long</translation>
    </message>
    <message>
        <source>where it fits</source>
        <translation>where it fits</translation>
    </message>
    <message>
        <source>%1 shows it for %2</source>
        <translation>%1 shows it for %2</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>at most %1 characters</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Wh&amp;at</source>
        <translation>Wh&amp;at</translation>
    </message>
    <message>
        <source>S&amp;cene</source>
        <translation>S&amp;cene</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A scene</source>
        <translation>A scene</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>A message</translation>
    </message>
    <message>
        <source>the whole wall</source>
        <translation>the whole wall</translation>
    </message>
    <message>
        <source>This city has no wall yet: Ctrl+W makes one.</source>
        <translation>This city has no wall yet: Ctrl+W makes one.</translation>
    </message>
    <message>
        <source>Write what the room should read.</source>
        <translation>Write what the room should read.</translation>
    </message>
    <message>
        <source>The wall shows your name with it and goes back by itself at %1.</source>
        <translation>The wall shows your name with it and goes back by itself at %1.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallsWindow</name>
    <message>
        <source>Walls</source>
        <translation>Walls</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Now</translation>
    </message>
    <message>
        <source>&amp;Scenes</source>
        <translation>&amp;Scenes</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>For how long</translation>
    </message>
    <message>
        <source>until given back</source>
        <translation>until given back</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>S&amp;witch</translation>
    </message>
    <message>
        <source>Sent to this wall</source>
        <translation>Sent to this wall</translation>
    </message>
    <message>
        <source>Take b&amp;ack</source>
        <translation>Take b&amp;ack</translation>
    </message>
    <message>
        <source>This city has no wall yet</source>
        <translation>This city has no wall yet</translation>
    </message>
    <message>
        <source>%1 · by %2 · until %3</source>
        <translation>%1 · by %2 · until %3</translation>
    </message>
    <message>
        <source>The wall has it</source>
        <translation>The wall has it</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Saved at central</source>
        <translation>Saved at central</translation>
    </message>
    <message>
        <source>Kind of region</source>
        <translation>Kind of region</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>There is no room for it: make another region smaller first</source>
        <translation>There is no room for it: make another region smaller first</translation>
    </message>
    <message>
        <source>Saved at central: every wall that shows it has changed</source>
        <translation>Saved at central: every wall that shows it has changed</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>Deleted at central</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>New wall</source>
        <translation>New wa&amp;ll</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Dele&amp;te…</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>not saved yet</translation>
    </message>
    <message>
        <source>The plan of “%1” has changes that are not saved.</source>
        <translation>The plan of “%1” has changes that are not saved.</translation>
    </message>
    <message>
        <source>The scene “%1” has changes that are not saved.</source>
        <translation>The scene “%1” has changes that are not saved.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Go on editing</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Save and close</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>Central is away: nothing can be switched or saved now. What is edited here stays.</source>
        <translation>Central is away: nothing can be switched or saved now. What is edited here stays.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AreaView</name>
    <message>
        <source>By class; damaged or missing in red</source>
        <translation>By class; damaged or missing in red</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>People and cameras</source>
        <translation>People and cameras</translation>
    </message>
    <message>
        <source>Cases a day, last 30 days</source>
        <translation>Cases a day, last 30 days</translation>
    </message>
    <message>
        <source>Evaluation of the last 30 days</source>
        <translation>Evaluation of the last 30 days</translation>
    </message>
    <message>
        <source>Where open cases stand</source>
        <translation>Where open cases stand</translation>
    </message>
    <message>
        <source>Reported most in 30 days</source>
        <translation>Reported most in 30 days</translation>
    </message>
    <message>
        <source>Parts of this area</source>
        <translation>Parts of this area</translation>
    </message>
    <message>
        <source>Open, the least time left first</source>
        <translation>Open, the least time left first</translation>
    </message>
    <message>
        <source>Reported last, open or closed</source>
        <translation>Reported last, open or closed</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 m²</translation>
    </message>
    <message>
        <source>duty grid %1</source>
        <translation>duty grid %1</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>None at the moment.</source>
        <translation>None at the moment.</translation>
    </message>
    <message>
        <source>None in your scope.</source>
        <translation>None in your scope.</translation>
    </message>
    <message>
        <source>Nothing was reported.</source>
        <translation>Nothing was reported.</translation>
    </message>
    <message>
        <source>Not in your scope: a grade needs every case of the area.</source>
        <translation>Not in your scope: a grade needs every case of the area.</translation>
    </message>
    <message>
        <source>%1 of 100 points</source>
        <translation>%1 of 100 points</translation>
    </message>
    <message>
        <source>Too few: %1 cases to close, %2 are needed</source>
        <translation>Too few: %1 cases to close, %2 are needed</translation>
    </message>
    <message>
        <source>Registered %1, of them by the public %2</source>
        <translation>Registered %1, of them by the public %2</translation>
    </message>
    <message>
        <source>Due to close %1: closed %2, in time %3</source>
        <translation>Due to close %1: closed %2, in time %3</translation>
    </message>
    <message>
        <source>From this replica; the official evaluation comes with its publication.</source>
        <translation>From this replica; the official evaluation comes with its publication.</translation>
    </message>
    <message>
        <source>%1, %2 faulty</source>
        <translation>%1, %2 faulty</translation>
    </message>
    <message>
        <source>No component is recorded here.</source>
        <translation>No component is recorded here.</translation>
    </message>
    <message>
        <source>and %1 more: open a part to see them</source>
        <translation>and %1 more: open a part to see them</translation>
    </message>
    <message>
        <source>Supervisors: %1, on duty %2</source>
        <translation>Supervisors: %1, on duty %2</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>off duty</translation>
    </message>
    <message>
        <source>Vehicles: no positions have come yet</source>
        <translation>Vehicles: no positions have come yet</translation>
    </message>
    <message>
        <source>Vehicles seen here now: %1</source>
        <translation>Vehicles seen here now: %1</translation>
    </message>
    <message>
        <source>Cameras: %1</source>
        <translation>Cameras: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n grid cell(s)</source>
        <translation>
            <numerusform>%n grid cell</numerusform>
            <numerusform>%n grid cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MoverView</name>
    <message>
        <source>To verify or check now</source>
        <translation>To verify or check now</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>On duty</translation>
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
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Duty grid</source>
        <translation>Duty grid</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>not in your scope</source>
        <translation>not in your scope</translation>
    </message>
    <message>
        <source>Reports in 30 days</source>
        <translation>Reports in 30 days</translation>
    </message>
    <message>
        <source>Tasks in 30 days</source>
        <translation>Tasks in 30 days</translation>
    </message>
    <message>
        <source>verified %1, checked %2</source>
        <translation>verified %1, checked %2</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>too few tasks to say</source>
        <translation>too few tasks to say</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>%1 km/h</source>
        <translation>%1 km/h</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>its device does not report</source>
        <translation>its device does not report</translation>
    </message>
    <message>
        <source>none has come yet</source>
        <translation>none has come yet</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>In cell</source>
        <translation>In cell</translation>
    </message>
    <message>
        <source>No task at the moment.</source>
        <translation>No task at the moment.</translation>
    </message>
    <message>
        <source>None in your scope.</source>
        <translation>None in your scope.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlacePage</name>
    <message>
        <source>Back: Alt+Left</source>
        <translation>Back: Alt+Left</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward: Alt+Right</source>
        <translation>Forward: Alt+Right</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Up to %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>The &amp;city and its districts</source>
        <translation>The &amp;city and its districts</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>the city and its districts</source>
        <translation>the city and its districts</translation>
    </message>
    <message>
        <source>back and forward among places</source>
        <translation>back and forward among places</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePage</name>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SeatMap</name>
    <message>
        <source>Enter: the whole page</source>
        <translation>Enter: the whole page</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Residential</source>
        <translation>Residential</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>Commercial</translation>
    </message>
    <message>
        <source>Industrial</source>
        <translation>Industrial</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Road</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>Sanitation vehicle</source>
        <translation>Sanitation vehicle</translation>
    </message>
    <message>
        <source>Spoil truck</source>
        <translation>Spoil truck</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Taxi</source>
        <translation>Taxi</translation>
    </message>
    <message>
        <source>Enforcement vehicle</source>
        <translation>Enforcement vehicle</translation>
    </message>
    <message>
        <source>Sprinkler</source>
        <translation>Sprinkler</translation>
    </message>
    <message>
        <source>Day shift</source>
        <translation>Day shift</translation>
    </message>
    <message>
        <source>Evening shift</source>
        <translation>Evening shift</translation>
    </message>
    <message>
        <source>Night shift</source>
        <translation>Night shift</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Faulty components</source>
        <translation>Faulty components</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Only what is in your scope is counted: the rest is not here.</source>
        <translation>Only what is in your scope is counted: the rest is not here.</translation>
    </message>
    <message>
        <source>Too few cases in 30 days for a grade.</source>
        <translation>Too few cases in 30 days for a grade.</translation>
    </message>
    <message>
        <source>This area is not in the copy of the city that is here.</source>
        <translation>This area is not in the copy of the city that is here.</translation>
    </message>
    <message>
        <source>This person is not in the copy of the city that is here.</source>
        <translation>This person is not in the copy of the city that is here.</translation>
    </message>
    <message>
        <source>This vehicle is not in the copy of the city that is here.</source>
        <translation>This vehicle is not in the copy of the city that is here.</translation>
    </message>
</context>
<context>
    <name>PastFrame</name>
    <message>
        <source>Past · %1 · playing</source>
        <translation>Past · %1 · playing</translation>
    </message>
    <message>
        <source>Past · %1</source>
        <translation>Past · %1</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>1 h/s</source>
        <translation>1 h/s</translation>
    </message>
    <message>
        <source>6 h/s</source>
        <translation>6 h/s</translation>
    </message>
    <message>
        <source>1 day/s</source>
        <translation>1 day/s</translation>
    </message>
    <message>
        <source>ddd, MMM d, HH:mm</source>
        <translation>ddd, MMM d, HH:mm</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>MMM d</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Time slider: %1</source>
        <translation>Time slider: %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Play and pause: Space</source>
        <translation>Play and pause: Space</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>Back to now: Esc</source>
        <translation>Back to now: Esc</translation>
    </message>
    <message>
        <source>%L1 open, %L2 overdue, %L3 reported that day</source>
        <translation>%L1 open, %L2 overdue, %L3 reported that day</translation>
    </message>
    <message>
        <source>Reading the cases of the last 90 days…</source>
        <translation>Reading the cases of the last 90 days…</translation>
    </message>
    <message>
        <source>There was no case in the last 90 days. Esc: back to now</source>
        <translation>There was no case in the last 90 days. Esc: back to now</translation>
    </message>
    <message>
        <source>▲ The past cannot be read from this seat&apos;s replica. The map shows the present. Esc, then T: try again</source>
        <translation>▲ The past cannot be read from this seat&apos;s replica. The map shows the present. Esc, then T: try again</translation>
    </message>
    <message>
        <source>Space plays · ← → an hour, with Shift a day · ↑ ↓ speed · Esc back to now. Vehicles, supervisors and cameras are not shown in the past.</source>
        <translation>Space plays · ← → an hour, with Shift a day · ↑ ↓ speed · Esc back to now. Vehicles, supervisors and cameras are not shown in the past.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AreaView</name>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>WallMap</name>
    <message>
        <source>only these: %1 open</source>
        <translation>only these: %1 open</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>only these</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::WallFigures</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 and more</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CheckPicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 can be chosen: take one away first</source>
        <translation>At most %1 can be chosen: take one away first</translation>
    </message>
    <message>
        <source>None is chosen</source>
        <translation>None is chosen</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RegionSettings</name>
    <message>
        <source>Choose a region to say what it shows</source>
        <translation>Choose a region to say what it shows</translation>
    </message>
    <message>
        <source>Choose the classes of the components to count</source>
        <translation>Choose the classes of the components to count</translation>
    </message>
    <message>
        <source>Without a text it waits for a message from a seat</source>
        <translation>Without a text it waits for a message from a seat</translation>
    </message>
    <message>
        <source>What colors the cells</source>
        <translation>What colors the cells</translation>
    </message>
    <message>
        <source>as it was chosen at the wall</source>
        <translation>as it was chosen at the wall</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>the last 30 days</translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation>the last 24 hours</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>departments</source>
        <translation>departments</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>districts</translation>
    </message>
    <message>
        <source>There is nothing to set.</source>
        <translation>There is nothing to set.</translation>
    </message>
    <message>
        <source>Title in Chinese (its kind, when empty)</source>
        <translation>Title in Chinese (its kind, when empty)</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Title in English</translation>
    </message>
    <message>
        <source>Text (at most %1 characters)</source>
        <translation>Text (at most %1 characters)</translation>
    </message>
    <message>
        <source>for instance 桥 隧道 underpass</source>
        <translation>for instance 桥 隧道 underpass</translation>
    </message>
    <message>
        <source>Cameras whose names hold one of these words</source>
        <translation>Cameras whose names hold one of these words</translation>
    </message>
    <message>
        <source>Stays at the one case</source>
        <translation>Stays at the one case</translation>
    </message>
    <message>
        <source>The four that see the one case</source>
        <translation>The four that see the one case</translation>
    </message>
    <message>
        <source>Classes of components</source>
        <translation>Classes of components</translation>
    </message>
    <message>
        <source>Cameras nearest to open cases of these classes</source>
        <translation>Cameras nearest to open cases of these classes</translation>
    </message>
    <message>
        <source>Cases of these classes only (all, when none is chosen)</source>
        <translation>Cases of these classes only (all, when none is chosen)</translation>
    </message>
    <message>
        <source>class, code or initials</source>
        <translation>class, code or initials</translation>
    </message>
    <message>
        <source>These cameras</source>
        <translation>These cameras</translation>
    </message>
    <message>
        <source>name or number of a camera</source>
        <translation>name or number of a camera</translation>
    </message>
    <message>
        <source>How the pictures stand</source>
        <translation>How the pictures stand</translation>
    </message>
    <message>
        <source>all of one size</source>
        <translation>all of one size</translation>
    </message>
    <message>
        <source>%1, the first one large</source>
        <translation>%1, the first one large</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ScenePage</name>
    <message>
        <source>Scenes</source>
        <translation>Scenes</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ne&amp;w</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Cop&amp;y</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Dele&amp;te…</translation>
    </message>
    <message>
        <source>Name in C&amp;hinese</source>
        <translation>Name in C&amp;hinese</translation>
    </message>
    <message>
        <source>Name in En&amp;glish</source>
        <translation>Name in En&amp;glish</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Order</translation>
    </message>
    <message>
        <source>Scenes with a smaller number come first in every list</source>
        <translation>Scenes with a smaller number come first in every list</translation>
    </message>
    <message>
        <source>Sa&amp;ve the scene</source>
        <translation>Sa&amp;ve the scene</translation>
    </message>
    <message>
        <source>Regions: N and P choose, arrows move, Shift with arrows sizes, Delete removes, Enter sets</source>
        <translation>Regions: N and P choose, arrows move, Shift with arrows sizes, Delete removes, Enter sets</translation>
    </message>
    <message>
        <source>Kind of region</source>
        <translation>Kind of region</translation>
    </message>
    <message>
        <source>&amp;Add the region</source>
        <translation>&amp;Add the region</translation>
    </message>
    <message>
        <source>Re&amp;move the region</source>
        <translation>Re&amp;move the region</translation>
    </message>
    <message>
        <source>the new scene</source>
        <translation>the new scene</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Somebody has deleted this scene meanwhile. Saving it makes it anew.</source>
        <translation>Somebody has deleted this scene meanwhile. Saving it makes it anew.</translation>
    </message>
    <message>
        <source>Somebody has saved another version of “%1” meanwhile.</source>
        <translation>Somebody has saved another version of “%1” meanwhile.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1” has changes that are not saved.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Go on editing</translation>
    </message>
    <message>
        <source>There is no room for it: make another region smaller first</source>
        <translation>There is no room for it: make another region smaller first</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copy)</translation>
    </message>
    <message>
        <source>Saved at central: every wall that shows it has changed</source>
        <translation>Saved at central: every wall that shows it has changed</translation>
    </message>
    <message>
        <source>Delete “%1”? No wall can show it any more.</source>
        <translation>Delete “%1”? No wall can show it any more.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>Deleted at central</translation>
    </message>
    <message>
        <source>There is no scene yet: “New” makes one</source>
        <translation>There is no scene yet: “New” makes one</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TimetableRow</name>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>Take this line away</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>next day</source>
        <translation>next day</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallPlanPage</name>
    <message>
        <source>Name in C&amp;hinese</source>
        <translation>Name in C&amp;hinese</translation>
    </message>
    <message>
        <source>Name in En&amp;glish</source>
        <translation>Name in En&amp;glish</translation>
    </message>
    <message>
        <source>Usual scen&amp;e, when nothing below names one</source>
        <translation>Usual scen&amp;e, when nothing below names one</translation>
    </message>
    <message>
        <source>TIMETABLE</source>
        <translation>TIMETABLE</translation>
    </message>
    <message>
        <source>IN TURN, WHERE THE TIMETABLE NAMES NONE</source>
        <translation>IN TURN, WHERE THE TIMETABLE NAMES NONE</translation>
    </message>
    <message>
        <source>WHAT COMES</source>
        <translation>WHAT COMES</translation>
    </message>
    <message>
        <source>No times are set: the wall shows its scenes in turn, or the usual one.</source>
        <translation>No times are set: the wall shows its scenes in turn, or the usual one.</translation>
    </message>
    <message>
        <source>&amp;Add a time</source>
        <translation>&amp;Add a time</translation>
    </message>
    <message>
        <source>Scenes in turn</source>
        <translation>Scenes in turn</translation>
    </message>
    <message>
        <source>Scene to add</source>
        <translation>Scene to add</translation>
    </message>
    <message>
        <source>Add to the turn</source>
        <translation>Add to the turn</translation>
    </message>
    <message>
        <source>Take a&amp;way</source>
        <translation>Take a&amp;way</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Each stays &amp;for</source>
        <translation>Each stays &amp;for</translation>
    </message>
    <message>
        <source>Sa&amp;ve the plan</source>
        <translation>Sa&amp;ve the plan</translation>
    </message>
    <message>
        <source>the new wall</source>
        <translation>the new wall</translation>
    </message>
    <message>
        <source>a scene that is gone (%1)</source>
        <translation>a scene that is gone (%1)</translation>
    </message>
    <message>
        <source>in turn: %1</source>
        <translation>in turn: %1</translation>
    </message>
    <message>
        <source>Always: %1</source>
        <translation>Always: %1</translation>
    </message>
    <message>
        <source>%1 %2  %3</source>
        <translation>%1 %2  %3</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Somebody has saved another plan of “%1” meanwhile.</source>
        <translation>Somebody has saved another plan of “%1” meanwhile.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Saved at central</source>
        <translation>Saved at central</translation>
    </message>
    <message>
        <source>Delete the wall “%1”? A screen that shows it goes on with the first wall.</source>
        <translation>Delete the wall “%1”? A screen that shows it goes on with the first wall.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>Deleted at central</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallNowPage</name>
    <message>
        <source>SWITCH THE SCENE</source>
        <translation>SWITCH THE SCENE</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>For how long</translation>
    </message>
    <message>
        <source>until given back</source>
        <translation>until given back</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>S&amp;witch</translation>
    </message>
    <message>
        <source>&amp;Back to the plan</source>
        <translation>&amp;Back to the plan</translation>
    </message>
    <message>
        <source>SENT TO THIS WALL</source>
        <translation>SENT TO THIS WALL</translation>
    </message>
    <message>
        <source>Sent to this wall</source>
        <translation>Sent to this wall</translation>
    </message>
    <message>
        <source>Take b&amp;ack</source>
        <translation>Take b&amp;ack</translation>
    </message>
    <message>
        <source>There is no scene yet</source>
        <translation>There is no scene yet</translation>
    </message>
    <message>
        <source>This city has no wall yet</source>
        <translation>This city has no wall yet</translation>
    </message>
    <message>
        <source>An administrator, a commander or a shift leader makes one here.</source>
        <translation>An administrator, a commander or a shift leader makes one here.</translation>
    </message>
    <message>
        <source>switched by %1</source>
        <translation>switched by %1</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>sent by %1</translation>
    </message>
    <message>
        <source>by the timetable</source>
        <translation>by the timetable</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>in turn</translation>
    </message>
    <message>
        <source>the usual scene</source>
        <translation>the usual scene</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, until %2</translation>
    </message>
    <message>
        <source>Nobody has switched it: the plan is on</source>
        <translation>Nobody has switched it: the plan is on</translation>
    </message>
    <message>
        <source>Scene: %1</source>
        <translation>Scene: %1</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>Camera: %1</translation>
    </message>
    <message>
        <source>whole wall</source>
        <translation>whole wall</translation>
    </message>
    <message>
        <source>The wall goes by its plan again</source>
        <translation>The wall goes by its plan again</translation>
    </message>
    <message>
        <source>The wall has it</source>
        <translation>The wall has it</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Your post looks on. Dispatchers, leaders and the administrator switch and send.</source>
        <translation>Your post looks on. Dispatchers, leaders and the administrator switch and send.</translation>
    </message>
    <message>
        <source>Nothing is sent to it now. The key W sends a case, a camera or a place, with an end.</source>
        <translation>Nothing is sent to it now. The key W sends a case, a camera or a place, with an end.</translation>
    </message>
    <message>
        <source>%1 · by %2 · until %3</source>
        <translation>%1 · by %2 · until %3</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::SourceAges</name>
    <message>
        <source>%1 of the rows</source>
        <translation>%1 of the rows</translation>
    </message>
    <message>
        <source>not all rows</source>
        <translation>not all rows</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>coming</translation>
    </message>
    <message>
        <source>cases stopped, since %1</source>
        <translation>cases stopped, since %1</translation>
    </message>
    <message>
        <source>cases %1</source>
        <translation>cases %1</translation>
    </message>
    <message>
        <source>components stopped, since %1</source>
        <translation>components stopped, since %1</translation>
    </message>
    <message>
        <source>components %1</source>
        <translation>components %1</translation>
    </message>
    <message>
        <source>no positions yet</source>
        <translation>no positions yet</translation>
    </message>
    <message>
        <source>positions stopped, since %1</source>
        <translation>positions stopped, since %1</translation>
    </message>
    <message>
        <source>positions %1</source>
        <translation>positions %1</translation>
    </message>
    <message>
        <source>stopped, since %1</source>
        <translation>stopped, since %1</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>nothing yet</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::CameraPick</name>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 of %2 live</translation>
    </message>
</context>
<context>
    <name>EditFoot</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>Re&amp;do</translation>
    </message>
    <message>
        <source>Disca&amp;rd changes</source>
        <translation>Disca&amp;rd changes</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::DutyAdvice</name>
    <message>
        <source>Departments that are proposed</source>
        <translation>Departments that are proposed</translation>
    </message>
    <message>
        <source>Choose it: Alt+%1</source>
        <translation>Choose it: Alt+%1</translation>
    </message>
    <message>
        <source>behind: %1</source>
        <translation>behind: %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Nothing can be proposed. %1</source>
        <translation>Nothing can be proposed. %1</translation>
    </message>
    <message>
        <source>Why not %1 in the first place: %2</source>
        <translation>Why not %1 in the first place: %2</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CrewField</name>
    <message>
        <source>Crews and vehicles, the best first</source>
        <translation>Crews and vehicles, the best first</translation>
    </message>
    <message>
        <source>Proposed: the nearest that suits and is free.</source>
        <translation>Proposed: the nearest that suits and is free.</translation>
    </message>
    <message>
        <source>No crew or vehicle of this department is known yet; type who goes there.</source>
        <translation>No crew or vehicle of this department is known yet; type who goes there.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TextOffers</name>
    <message>
        <source>Standard texts: Alt+Down</source>
        <translation>Standard texts: Alt+Down</translation>
    </message>
    <message>
        <source>No longer one of your own texts.</source>
        <translation>No longer one of your own texts.</translation>
    </message>
    <message>
        <source>Kept as one of your own texts.</source>
        <translation>Kept as one of your own texts.</translation>
    </message>
    <message>
        <source>Too long for a standard text: at most 500 characters.</source>
        <translation>Too long for a standard text: at most 500 characters.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CaseBook</name>
    <message>
        <source>in time</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>late</source>
        <translation>late</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Intake number</source>
        <translation>Intake number</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
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
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>City</source>
        <translation>City</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Lights and deadlines are those of the moment above. Times are local times of the city.</source>
        <translation>Lights and deadlines are those of the moment above. Times are local times of the city.</translation>
    </message>
</context>
<context>
    <name>PhotoTexts</name>
    <message>
        <source>Close view</source>
        <translation>Close view</translation>
    </message>
    <message>
        <source>Distant view</source>
        <translation>Distant view</translation>
    </message>
    <message>
        <source>Reference view</source>
        <translation>Reference view</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Camera picture</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Waits here to be sent to central</source>
        <translation>Waits here to be sent to central</translation>
    </message>
    <message>
        <source>Central cannot be reached; the picture comes when it can</source>
        <translation>Central cannot be reached; the picture comes when it can</translation>
    </message>
    <message>
        <source>Central has no such picture</source>
        <translation>Central has no such picture</translation>
    </message>
    <message>
        <source>No picture: the sample city's history has none</source>
        <translation>No picture: the sample city's history has none</translation>
    </message>
    <message>
        <source>The picture is damaged and is not shown</source>
        <translation>The picture is damaged and is not shown</translation>
    </message>
    <message>
        <source>This seat cannot show this kind of picture</source>
        <translation>This seat cannot show this kind of picture</translation>
    </message>
    <message>
        <source>no time in the picture</source>
        <translation>no time in the picture</translation>
    </message>
    <message>
        <source>no position in the picture</source>
        <translation>no position in the picture</translation>
    </message>
    <message>
        <source>taken %1 before the report</source>
        <translation>taken %1 before the report</translation>
    </message>
    <message>
        <source>taken %1 before the work was ordered</source>
        <translation>taken %1 before the work was ordered</translation>
    </message>
    <message>
        <source>taken %1 after the work was reported done</source>
        <translation>taken %1 after the work was reported done</translation>
    </message>
    <message>
        <source>dated %1 later than it came</source>
        <translation>dated %1 later than it came</translation>
    </message>
    <message>
        <source>taken %1 from the case</source>
        <translation>taken %1 from the case</translation>
    </message>
    <message>
        <source>not a JPEG, PNG or WebP picture</source>
        <translation>not a JPEG, PNG or WebP picture</translation>
    </message>
    <message>
        <source>larger than 20 MB</source>
        <translation>larger than 20 MB</translation>
    </message>
    <message>
        <source>more than 120 million pixels</source>
        <translation>more than 120 million pixels</translation>
    </message>
    <message>
        <source>this seat's disk is full</source>
        <translation>this seat's disk is full</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>cut off: copy it from the camera once more</source>
        <translation>cut off: copy it from the camera once more</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePhotos</name>
    <message>
        <source>No photo yet</source>
        <translation>No photo yet</translation>
    </message>
    <message>
        <source>no picture before the work</source>
        <translation>no picture before the work</translation>
    </message>
    <message>
        <source>no picture after the work yet</source>
        <translation>no picture after the work yet</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PhotoViewer</name>
    <message>
        <source>Photo %1 of %2</source>
        <translation>Photo %1 of %2</translation>
    </message>
    <message>
        <source>&amp;Previous (←)</source>
        <translation>&amp;Previous (←)</translation>
    </message>
    <message>
        <source>&amp;Next (→)</source>
        <translation>&amp;Next (→)</translation>
    </message>
    <message>
        <source>&amp;Enlarge (+)</source>
        <translation>&amp;Enlarge (+)</translation>
    </message>
    <message>
        <source>&amp;Reduce (−)</source>
        <translation>&amp;Reduce (−)</translation>
    </message>
    <message>
        <source>&amp;Before and after (C)</source>
        <translation>&amp;Before and after (C)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ExportWindow</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>How far the export is</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%1 of %2 cases</translation>
    </message>
    <message>
        <source>Packing the file…</source>
        <translation>Packing the file…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 cases written: %2</source>
        <translation>%1 cases written: %2</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Stopped; nothing was written.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Workbooks (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::UnitWindow</name>
    <message>
        <source>Own figures</source>
        <translation>Own figures</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>By class</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>open now</translation>
    </message>
    <message>
        <source>overdue now</source>
        <translation>overdue now</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>due soon</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>received</source>
        <translation>received</translation>
    </message>
    <message>
        <source>handled and accepted</source>
        <translation>handled and accepted</translation>
    </message>
    <message>
        <source>of them in time</source>
        <translation>of them in time</translation>
    </message>
    <message>
        <source>office hours until done, on average</source>
        <translation>office hours until done, on average</translation>
    </message>
    <message>
        <source>of them after rework</source>
        <translation>of them after rework</translation>
    </message>
    <message>
        <source>asked to give back</source>
        <translation>asked to give back</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Many cases at once</source>
        <translation>Many cases at once</translation>
    </message>
    <message>
        <source>The action on many cases is taken back</source>
        <translation>The action on many cases is taken back</translation>
    </message>
    <message>
        <source>&amp;What is to be done</source>
        <translation>&amp;What is to be done</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>How far it is</translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation>%1: all</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 of %3</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>&amp;Dry run</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>Reading the cases…</translation>
    </message>
    <message>
        <source>Trying it on each case; nothing is done yet…</source>
        <translation>Trying it on each case; nothing is done yet…</translation>
    </message>
    <message>
        <source>Doing it, case after case…</source>
        <translation>Doing it, case after case…</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>Taking it back…</translation>
    </message>
    <message>
        <source>Nothing that your post may do with these cases can be done to many at once.</source>
        <translation>Nothing that your post may do with these cases can be done to many at once.</translation>
    </message>
    <message>
        <source>Dry run of “%1”: %2 will go, %3 will not. Nothing has been done yet.</source>
        <translation>Dry run of “%1”: %2 will go, %3 will not. Nothing has been done yet.</translation>
    </message>
    <message>
        <source>%1: %2 done here and on their way to central, %3 not. What was not sent yet can be taken back wholly; for what was sent the workflow must know a way back.</source>
        <translation>%1: %2 done here and on their way to central, %3 not. What was not sent yet can be taken back wholly; for what was sent the workflow must know a way back.</translation>
    </message>
    <message>
        <source>Taken back: %1 before they were sent, %2 by the inverse action. %3 stay as they are.</source>
        <translation>Taken back: %1 before they were sent, %2 by the inverse action. %3 stay as they are.</translation>
    </message>
    <message>
        <source>Will go: stays “%1”</source>
        <translation>Will go: stays “%1”</translation>
    </message>
    <message>
        <source>Will go: %1 → %2</source>
        <translation>Will go: %1 → %2</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>Left as it was</source>
        <translation>Left as it was</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) chosen</source>
        <translation>
            <numerusform>%n case chosen</numerusform>
            <numerusform>%n cases chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1: %n case</numerusform>
            <numerusform>%1: %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Set for the chosen cases</source>
        <translation>&amp;Set for the chosen cases</translation>
    </message>
    <message>
        <source>Another department</source>
        <translation>Another department</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>Choose the department that leads.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkForm</name>
    <message>
        <source>Choose the department that leads.</source>
        <translation>Choose the department that leads.</translation>
    </message>
    <message>
        <source>Note to the department</source>
        <translation>Note to the department</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>Each goes to the supervisor on duty at its place.</source>
        <translation>Each goes to the supervisor on duty at its place.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Class, filing condition and place of each case stay as they are.</source>
        <translation>Class, filing condition and place of each case stay as they are.</translation>
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
        <source>Reply by</source>
        <translation>Reply by</translation>
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
        <source>Reason, for all of them</source>
        <translation>Reason, for all of them</translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation>Say why, in a sentence.</translation>
    </message>
    <message>
        <source>Say until when, within a year.</source>
        <translation>Say until when, within a year.</translation>
    </message>
    <message>
        <source>For each case the department recommended for it</source>
        <translation>For each case the department recommended for it</translation>
    </message>
    <message>
        <source>For each case the district center recommended for it</source>
        <translation>For each case the district center recommended for it</translation>
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
        <source>The dry run shows each case's department and why; there it can be changed.</source>
        <translation>The dry run shows each case's department and why; there it can be changed.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ColumnsDialog</name>
    <message>
        <source>Columns of the queue</source>
        <translation>Columns of the queue</translation>
    </message>
    <message>
        <source>&amp;Columns, the leftmost first</source>
        <translation>&amp;Columns, the leftmost first</translation>
    </message>
    <message>
        <source>Further &amp;left</source>
        <translation>Further &amp;left</translation>
    </message>
    <message>
        <source>Further &amp;right</source>
        <translation>Further &amp;right</translation>
    </message>
    <message>
        <source>As &amp;shipped</source>
        <translation>As &amp;shipped</translation>
    </message>
    <message>
        <source>A narrow window leaves out what has no room; the light and the time left stay.</source>
        <translation>A narrow window leaves out what has no room; the light and the time left stay.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Use</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CommandBar</name>
    <message>
        <source>Queue of %1</source>
        <translation>Queue of %1</translation>
    </message>
    <message>
        <source>the chosen case</source>
        <translation>the chosen case</translation>
    </message>
    <message>
        <source>Choose a case first, or type its number behind it</source>
        <translation>Choose a case first, or type its number behind it</translation>
    </message>
    <message>
        <source>line %1 of the queue</source>
        <translation>line %1 of the queue</translation>
    </message>
    <message>
        <source>not while it is “%1”</source>
        <translation>not while it is “%1”</translation>
    </message>
    <message>
        <source>done by: %1</source>
        <translation>done by: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FiltersDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Show</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Forget</translation>
    </message>
    <message>
        <source>Own filters</source>
        <translation>Own filters</translation>
    </message>
    <message>
        <source>This view: %1</source>
        <translation>This view: %1</translation>
    </message>
    <message>
        <source>&amp;Name for this view</source>
        <translation>&amp;Name for this view</translation>
    </message>
    <message>
        <source>Kept &amp;views</source>
        <translation>Kept &amp;views</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 filters are kept already; forget one first.</source>
        <translation>%1 filters are kept already; forget one first.</translation>
    </message>
    <message>
        <source>&amp;Keep instead</source>
        <translation>&amp;Keep instead</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NewsStrip</name>
    <message>
        <source>Go to this case: Ctrl+J</source>
        <translation>Go to this case: Ctrl+J</translation>
    </message>
    <message>
        <source>Seen, all</source>
        <translation>All seen</translation>
    </message>
    <message>
        <source>Acknowledge everything: Ctrl+Shift+J</source>
        <translation>Acknowledge everything: Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>List and sound: F8</source>
        <translation>List and sound: F8</translation>
    </message>
    <message>
        <source>News, one by one, and the sound</source>
        <translation>News, one by one, and the sound</translation>
    </message>
    <message>
        <source>Cases that are new or grew worse</source>
        <translation>Cases that are new or grew worse</translation>
    </message>
    <message>
        <source>Enter goes to a case, Space acknowledges it</source>
        <translation>Enter goes to a case, Space acknowledges it</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>How loud</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 new</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>%1 came back</translation>
    </message>
    <message>
        <source>%1 to be reworked</source>
        <translation>%1 to be reworked</translation>
    </message>
    <message>
        <source>%1 with a request</source>
        <translation>%1 with a request</translation>
    </message>
    <message>
        <source>%1 soon due</source>
        <translation>%1 soon due</translation>
    </message>
    <message>
        <source>%1 under a supervise order</source>
        <translation>%1 under a supervise order</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 overdue</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nothing new</translation>
    </message>
    <message>
        <source>Silent until %1</source>
        <translation>Silent until %1</translation>
    </message>
    <message>
        <source>No sound device here</source>
        <translation>No sound device here</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Silent for 30 minutes</source>
        <translation>Silent for 30 minutes</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::IntakeSide</name>
    <message>
        <source>Earlier cases of this number</source>
        <translation>Earlier cases of this number</translation>
    </message>
    <message>
        <source>What may be the same matter</source>
        <translation>What may be the same matter</translation>
    </message>
    <message>
        <source>What will become of it</source>
        <translation>What will become of it</translation>
    </message>
    <message>
        <source>F9 joins the report to the marked case, F7 marks the next; in a list Enter opens, M joins</source>
        <translation>F9 joins the report to the marked case, F7 marks the next; in a list Enter opens, M joins</translation>
    </message>
    <message>
        <source>The department follows from the class</source>
        <translation>The department follows from the class</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Usual for this class; the place may say otherwise</source>
        <translation>Usual for this class; the place may say otherwise</translation>
    </message>
    <message>
        <source>Limit %1; dispatched now it is due %2</source>
        <translation>Limit %1; dispatched now it is due %2</translation>
    </message>
    <message>
        <source>Outside the city's grid.</source>
        <translation>Outside the city's grid.</translation>
    </message>
    <message>
        <source>Cell %1 · %2 %3 · duty grid %4</source>
        <translation>Cell %1 · %2 %3 · duty grid %4</translation>
    </message>
    <message>
        <source>Nobody is on duty here or nearby: the report waits in the queue and says so</source>
        <translation>Nobody is on duty here or nearby: the report waits in the queue and says so</translation>
    </message>
    <message>
        <source>On duty here: %1</source>
        <translation>On duty here: %1</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid; the neighbor is: %1 (%2)</source>
        <translation>Nobody is on duty in this duty grid; the neighbor is: %1 (%2)</translation>
    </message>
    <message>
        <source>no name given</source>
        <translation>no name given</translation>
    </message>
    <message>
        <source>A new caller</source>
        <translation>A new caller</translation>
    </message>
    <message>
        <source>Has called before: %1; reports: %2, open: %3</source>
        <translation>Has called before: %1; reports: %2, open: %3</translation>
    </message>
    <message>
        <source>same component</source>
        <translation>same component</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>Nobody has reported this yet</source>
        <translation>Nobody has reported this yet</translation>
    </message>
    <message>
        <source>Perhaps reported already: %1</source>
        <translation>Perhaps reported already: %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::IntakePage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>New report</translation>
    </message>
    <message>
        <source>Central is not reachable. The report is kept here and is provisional until central has judged it.</source>
        <translation>Central is not reachable. The report is kept here and is provisional until central has judged it.</translation>
    </message>
    <message>
        <source>Send: Ctrl+Enter, or Enter here</source>
        <translation>Send: Ctrl+Enter, or Enter here</translation>
    </message>
    <message>
        <source>Close and keep what is typed: Esc</source>
        <translation>Close and keep what is typed: Esc</translation>
    </message>
    <message>
        <source>To be registered the report needs its class and filing condition.</source>
        <translation>To be registered the report needs its class and filing condition.</translation>
    </message>
    <message>
        <source>Say in a sentence what was seen, or choose a class.</source>
        <translation>Say in a sentence what was seen, or choose a class.</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>Say where the report comes from.</source>
        <translation>Say where the report comes from.</translation>
    </message>
    <message>
        <source>Caller's &amp;telephone</source>
        <translation>Caller's &amp;telephone</translation>
    </message>
    <message>
        <source>Caller's &amp;name</source>
        <translation>Caller's &amp;name</translation>
    </message>
    <message>
        <source>&amp;What is the matter</source>
        <translation>&amp;What is the matter</translation>
    </message>
    <message>
        <source>&amp;Class: Chinese, pinyin initials or code</source>
        <translation>&amp;Class: Chinese, pinyin initials or code</translation>
    </message>
    <message>
        <source>F&amp;iling condition</source>
        <translation>F&amp;iling condition</translation>
    </message>
    <message>
        <source>&amp;Place: address, crossing, name, component or camera</source>
        <translation>&amp;Place: address, crossing, name, component or camera</translation>
    </message>
    <message>
        <source>Say where it is, or click on the map.</source>
        <translation>Say where it is, or click on the map.</translation>
    </message>
    <message>
        <source>Se&amp;verity</source>
        <translation>Se&amp;verity</translation>
    </message>
    <message>
        <source>And th&amp;en</source>
        <translation>And th&amp;en</translation>
    </message>
    <message>
        <source>Pict&amp;ures</source>
        <translation>Pict&amp;ures</translation>
    </message>
    <message>
        <source>F3: the place of this camera, %1</source>
        <translation>F3: the place of this camera, %1</translation>
    </message>
    <message>
        <source>F3: this component, %1</source>
        <translation>F3: this component, %1</translation>
    </message>
    <message>
        <source>submit it to be registered</source>
        <translation>submit it to be registered</translation>
    </message>
    <message>
        <source>verify task to %1</source>
        <translation>verify task to %1</translation>
    </message>
    <message>
        <source>leave it in the queue</source>
        <translation>leave it in the queue</translation>
    </message>
    <message>
        <source>Report → verify task to %1</source>
        <translation>Report → verify task to %1</translation>
    </message>
    <message>
        <source>Report → to be registered</source>
        <translation>Report → to be registered</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Down: %1</source>
        <translation>↓ %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RankedField</name>
    <message>
        <source>Choose one of the list: type a part of it, then Enter.</source>
        <translation>Choose one of the list: type a part of it, then Enter.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::Field</name>
    <message>
        <source>The text was cut: %1 characters are kept. What is longer belongs into a document.</source>
        <translation>The text was cut: %1 characters are kept. What is longer belongs into a document.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::DeadlineView</name>
    <message>
        <source>Check task</source>
        <translation>Check task</translation>
    </message>
    <message>
        <source>Verify task</source>
        <translation>Verify task</translation>
    </message>
    <message>
        <source>Handling, round %1</source>
        <translation>Handling, round %1</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>Whole case</translation>
    </message>
    <message>
        <source>Reply to a supervise order</source>
        <translation>Reply to a supervise order</translation>
    </message>
    <message>
        <source>%1: stands still</source>
        <translation>%1: stands still</translation>
    </message>
    <message>
        <source>%1: due %2</source>
        <translation>%1: due %2</translation>
    </message>
    <message>
        <source>How this deadline came about (Ctrl+D)</source>
        <translation>How this deadline came about (Ctrl+D)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Whoever issued the order set this time.</source>
        <translation>Whoever issued the order set this time.</translation>
    </message>
    <message>
        <source>How it came about is not on record here: only its start and its end are.</source>
        <translation>How it came about is not on record here: only its start and its end are.</translation>
    </message>
    <message>
        <source>Whether the department was in time is judged by this one.</source>
        <translation>Whether the department was in time is judged by this one.</translation>
    </message>
    <message>
        <source>What if: extended by</source>
        <translation>What if: extended by</translation>
    </message>
    <message>
        <source> d</source>
        <translation> d</translation>
    </message>
    <message>
        <source>Days of an extension</source>
        <translation>Days of an extension</translation>
    </message>
    <message>
        <source>or suspended until</source>
        <translation>or suspended until</translation>
    </message>
    <message>
        <source>End of a suspension</source>
        <translation>End of a suspension</translation>
    </message>
    <message>
        <source>%1: due %2 (%3)</source>
        <translation>%1: due %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>Extended by %n day(s)</source>
        <translation>
            <numerusform>Extended by %n day</numerusform>
            <numerusform>Extended by %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended until %1</source>
        <translation>Suspended until %1</translation>
    </message>
    <message>
        <source>%1 (calendar %2)</source>
        <translation>%1 (calendar %2)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RelatedList</name>
    <message>
        <source>Main case</source>
        <translation>Main case</translation>
    </message>
    <message>
        <source>Merged into this one</source>
        <translation>Merged into this one</translation>
    </message>
    <message>
        <source>Taken up again by this one</source>
        <translation>Taken up again by this one</translation>
    </message>
    <message>
        <source>Takes this one up again</source>
        <translation>Takes this one up again</translation>
    </message>
    <message>
        <source>Same component</source>
        <translation>Same component</translation>
    </message>
    <message>
        <source>Same place</source>
        <translation>Same place</translation>
    </message>
    <message>
        <source>Same class near by</source>
        <translation>Same class near by</translation>
    </message>
    <message>
        <source>No other case has to do with this one.</source>
        <translation>No other case has to do with this one.</translation>
    </message>
    <message>
        <source>Everybody who reported it:</source>
        <translation>Everybody who reported it:</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::OrderList</name>
    <message>
        <source>Order for delay</source>
        <translation>Order for delay</translation>
    </message>
    <message>
        <source>Leader's order</source>
        <translation>Leader's order</translation>
    </message>
    <message>
        <source>Order on an important case</source>
        <translation>Order on an important case</translation>
    </message>
    <message>
        <source>Supervise order</source>
        <translation>Supervise order</translation>
    </message>
    <message>
        <source>not signed for yet</source>
        <translation>not signed for yet</translation>
    </message>
    <message>
        <source>signed for, reply awaited</source>
        <translation>signed for, reply awaited</translation>
    </message>
    <message>
        <source>replied, to be judged</source>
        <translation>replied, to be judged</translation>
    </message>
    <message>
        <source>reply not enough, another one awaited</source>
        <translation>reply not enough, another one awaited</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>Supervision center</source>
        <translation>Supervision center</translation>
    </message>
    <message>
        <source>Command center</source>
        <translation>Command center</translation>
    </message>
    <message>
        <source>shown to the leader</source>
        <translation>shown to the leader</translation>
    </message>
    <message>
        <source>From %1, %2; to %3</source>
        <translation>From %1, %2; to %3</translation>
    </message>
    <message>
        <source>Reply until %1, %2</source>
        <translation>Reply until %1, %2</translation>
    </message>
    <message>
        <source>Signed for by %1, %2</source>
        <translation>Signed for by %1, %2</translation>
    </message>
    <message>
        <source>Reply of %1, %2, in time: %3</source>
        <translation>Reply of %1, %2, in time: %3</translation>
    </message>
    <message>
        <source>Reply of %1, %2, late: %3</source>
        <translation>Reply of %1, %2, late: %3</translation>
    </message>
    <message>
        <source>Ended with the case, %1</source>
        <translation>Ended with the case, %1</translation>
    </message>
    <message>
        <source>Accepted by %1, %2</source>
        <translation>Accepted by %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Urged %n time(s)</source>
        <translation>
            <numerusform>Urged once</numerusform>
            <numerusform>Urged %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Time has run out: say why, and when it will be done.</source>
        <translation>Time has run out: say why, and when it will be done.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Reply until %1</source>
        <translation>Reply until %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NextSteps</name>
    <message>
        <source> (on duty: %1)</source>
        <translation> (on duty: %1)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>not your post</source>
        <translation>not your post</translation>
    </message>
    <message>
        <source>the case is with another unit</source>
        <translation>the case is with another unit</translation>
    </message>
    <message>
        <source>you have handled this case yourself</source>
        <translation>you have handled this case yourself</translation>
    </message>
    <message>
        <source>you have acted on this case for the other side, or it is somebody else's to do</source>
        <translation>you have acted on this case for the other side, or it is somebody else's to do</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1 (key %2)</translation>
    </message>
    <message>
        <source>you may</source>
        <translation>you may</translation>
    </message>
    <message>
        <source>not you: %1</source>
        <translation>not you: %1</translation>
    </message>
    <message>
        <source>Nothing: the case has ended and nobody can act on it any more.</source>
        <translation>Nothing: the case has ended and nobody can act on it any more.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MailWindow</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Messages, the newest first</source>
        <translation>Messages, the newest first</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Reply</translation>
    </message>
    <message>
        <source>Open the &amp;case</source>
        <translation>Open the &amp;case</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Discard</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>Addressee: a supervisor, a department, a vehicle, a post</source>
        <translation>Addressee: a supervisor, a department, a vehicle, a post</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>Type a part of the name</translation>
    </message>
    <message>
        <source>Me&amp;ssage</source>
        <translation>Me&amp;ssage</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Se&amp;nd  Ctrl+Enter</source>
        <translation>Se&amp;nd  Ctrl+Enter</translation>
    </message>
    <message>
        <source>About no case</source>
        <translation>About no case</translation>
    </message>
    <message>
        <source>Post: %1</source>
        <translation>Post: %1</translation>
    </message>
    <message>
        <source>Department: %1</source>
        <translation>Department: %1</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>off duty</translation>
    </message>
    <message>
        <source>Supervisor: %1 · %2 · %3</source>
        <translation>Supervisor: %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Vehicle: %1 · %2</source>
        <translation>Vehicle: %1 · %2</translation>
    </message>
    <message>
        <source>About case %1 %2</source>
        <translation>About case %1 %2</translation>
    </message>
    <message>
        <source>Choose who is to get it: type a part of the name.</source>
        <translation>Choose who is to get it: type a part of the name.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>Sent.</translation>
    </message>
    <message>
        <source>Kept here: it goes out as soon as central can be reached.</source>
        <translation>Kept here: it goes out as soon as central can be reached.</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>Waits here until central can be reached.</source>
        <translation>Waits here until central can be reached.</translation>
    </message>
    <message>
        <source>Central did not take it: %1</source>
        <translation>Central did not take it: %1</translation>
    </message>
    <message>
        <source>At central; nobody has read it yet.</source>
        <translation>At central; nobody has read it yet.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>Read by %1</source>
        <translation>Read by %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>No messages yet. What you write and what is written to you appears here.</source>
        <translation>No messages yet. What you write and what is written to you appears here.</translation>
    </message>
    <message>
        <source>Choose a message on the left.</source>
        <translation>Choose a message on the left.</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>Show &amp;all messages</source>
        <translation>Show &amp;all messages</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::HandoverWindow</name>
    <message>
        <source>Shift handover</source>
        <translation>Shift handover</translation>
    </message>
    <message>
        <source>Shift handovers, the newest first</source>
        <translation>Shift handovers, the newest first</translation>
    </message>
    <message>
        <source>Page of the shift</source>
        <translation>Page of the shift</translation>
    </message>
    <message>
        <source>&amp;Notes for the next shift</source>
        <translation>&amp;Notes for the next shift</translation>
    </message>
    <message>
        <source>Notes for the next shift</source>
        <translation>Notes for the next shift</translation>
    </message>
    <message>
        <source>&amp;Remark of the incoming</source>
        <translation>&amp;Remark of the incoming</translation>
    </message>
    <message>
        <source>&amp;Account of the incoming</source>
        <translation>&amp;Account of the incoming</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>empty: the person of this seat signs</source>
        <translation>empty: the person of this seat signs</translation>
    </message>
    <message>
        <source>&amp;Sign as outgoing</source>
        <translation>&amp;Sign as outgoing</translation>
    </message>
    <message>
        <source>Sign as &amp;incoming</source>
        <translation>Sign as &amp;incoming</translation>
    </message>
    <message>
        <source>&amp;PDF…</source>
        <translation>&amp;PDF…</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → not signed yet</source>
        <translation>%1 → not signed yet</translation>
    </message>
    <message>
        <source>Central cannot be reached: a signature needs it. The notes are kept here.</source>
        <translation>Central cannot be reached: a signature needs it. The notes are kept here.</translation>
    </message>
    <message>
        <source>Signed. The incoming signs next, here or at another seat.</source>
        <translation>Signed. The incoming signs next, here or at another seat.</translation>
    </message>
    <message>
        <source>Both have signed.</source>
        <translation>Both have signed.</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>Save the page</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>handover</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page %1 of %2</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Saved as %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Due within 2 h</source>
        <translation>Due within 2 h</translation>
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
        <source>Announcements not seen</source>
        <translation>Announcements not seen</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… and %1 more</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>None of %1 says that it is off.</source>
        <translation>None of %1 says that it is off.</translation>
    </message>
    <message>
        <source>Off: %1</source>
        <translation>Off: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>due %1</translation>
    </message>
    <message>
        <source>Shift handover of the command center</source>
        <translation>Shift handover of the command center</translation>
    </message>
    <message>
        <source>Shift handover of the supervision center</source>
        <translation>Shift handover of the supervision center</translation>
    </message>
    <message>
        <source>Shift from %1 to %2; figures as of %3</source>
        <translation>Shift from %1 to %2; figures as of %3</translation>
    </message>
    <message>
        <source>Notes of the outgoing</source>
        <translation>Notes of the outgoing</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Outgoing: not signed yet</source>
        <translation>Outgoing: not signed yet</translation>
    </message>
    <message>
        <source>Outgoing: %1, %2</source>
        <translation>Outgoing: %1, %2</translation>
    </message>
    <message>
        <source>Incoming: %1, %2</source>
        <translation>Incoming: %1, %2</translation>
    </message>
    <message>
        <source>Incoming: not signed yet</source>
        <translation>Incoming: not signed yet</translation>
    </message>
    <message>
        <source>Remark of the incoming: %1</source>
        <translation>Remark of the incoming: %1</translation>
    </message>
</context>
<context>
    <name>CaseFilePrint</name>
    <message>
        <source>Not classified yet</source>
        <translation>Not classified yet</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Contains personal data: not to be handed on or left lying.</source>
        <translation>Contains personal data: not to be handed on or left lying.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>Grid cell</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
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
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Closing note</source>
        <translation>Closing note</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Reported by</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>(not at hand on this seat)</source>
        <translation>(not at hand on this seat)</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>due %1</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>stands still</translation>
    </message>
    <message>
        <source>Supervise orders</source>
        <translation>Supervise orders</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Not judged by central yet: %1, %2</source>
        <translation>Not judged by central yet: %1, %2</translation>
    </message>
    <message>
        <source>Related cases</source>
        <translation>Related cases</translation>
    </message>
    <message>
        <source>Case file %1</source>
        <translation>Case file %1</translation>
    </message>
    <message>
        <source>Printed %1 by %2</source>
        <translation>Printed %1 by %2</translation>
    </message>
    <message>
        <source>contains personal data</source>
        <translation>contains personal data</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>page %1 of %2</translation>
    </message>
    <message>
        <source>time has run out</source>
        <translation>time has run out</translation>
    </message>
    <message>
        <source>whoever had it has signed off</source>
        <translation>whoever had it has signed off</translation>
    </message>
    <message>
        <source>Ring: this case. Square, triangle, circle, diamond: other open cases, overdue, soon due, in time, suspended.</source>
        <translation>Ring: this case. Square, triangle, circle, diamond: other open cases, overdue, soon due, in time, suspended.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkList</name>
    <message>
        <source>The chosen cases, by what becomes of them</source>
        <translation>The chosen cases, by what becomes of them</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>chosen by hand</translation>
    </message>
    <message>
        <source>nothing speaks for another</source>
        <translation>nothing speaks for another</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Taken back before it was sent</source>
        <translation>Taken back before it was sent</translation>
    </message>
    <message>
        <source>Taken back by the inverse action</source>
        <translation>Taken back by the inverse action</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>Stays: %1</translation>
    </message>
    <message>
        <source>Can be taken back: it was not sent yet</source>
        <translation>Can be taken back: it was not sent yet</translation>
    </message>
    <message>
        <source>Can be taken back by the inverse action</source>
        <translation>Can be taken back by the inverse action</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Not looked at yet</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Take back what was done last: Ctrl+Z</source>
        <translation>Take back what was done last: Ctrl+Z</translation>
    </message>
    <message>
        <source>Which cases…</source>
        <translation>Which cases…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Taking back what was done last</source>
        <translation>Taking back what was done last</translation>
    </message>
    <message>
        <source>“%1” cannot be taken back: %2</source>
        <translation>“%1” cannot be taken back: %2</translation>
    </message>
    <message>
        <source>Taken back by whoever did it</source>
        <translation>Taken back by whoever did it</translation>
    </message>
    <message>
        <source>%1, case %2</source>
        <translation>%1, case %2</translation>
    </message>
    <message>
        <source>%1: can be taken back for %2 s.</source>
        <translation>%1: can be taken back for %2 s.</translation>
    </message>
    <message>
        <source>%1 before they are sent, %2 by the inverse action, %3 stay.</source>
        <translation>%1 before they are sent, %2 by the inverse action, %3 stay.</translation>
    </message>
    <message>
        <source>Taking back: %1…</source>
        <translation>Taking back: %1…</translation>
    </message>
    <message>
        <source>%1 – taken back: %2 before they were sent, %3 by the inverse action; %4 stay.</source>
        <translation>%1 – taken back: %2 before they were sent, %3 by the inverse action; %4 stay.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n case(s)</source>
        <translation>
            <numerusform>%1, %n case</numerusform>
            <numerusform>%1, %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCell</name>
    <message>
        <source>The picture is coming</source>
        <translation>The picture is coming</translation>
    </message>
    <message>
        <source>Central cannot be reached: the picture comes later</source>
        <translation>Central cannot be reached: the picture comes later</translation>
    </message>
    <message>
        <source>Central does not have this picture</source>
        <translation>Central does not have this picture</translation>
    </message>
    <message>
        <source>Of the sample city's history: nobody took this picture</source>
        <translation>Of the sample city's history: nobody took this picture</translation>
    </message>
    <message>
        <source>This picture is damaged</source>
        <translation>This picture is damaged</translation>
    </message>
    <message>
        <source>central does not have it yet</source>
        <translation>central does not have it yet</translation>
    </message>
</context>
<context>
    <name>MapPiece</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CalendarWindow</name>
    <message>
        <source>Work calendar</source>
        <translation>Work calendar</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Days of the year that are not as others</source>
        <translation>Days of the year that are not as others</translation>
    </message>
    <message>
        <source>Open cases that would move</source>
        <translation>Open cases that would move</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>Due then</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>&amp;Preview a calendar file…</source>
        <translation>&amp;Preview a calendar file…</translation>
    </message>
    <message>
        <source>&amp;Export these cases…</source>
        <translation>&amp;Export these cases…</translation>
    </message>
    <message>
        <source>A preview changes nothing. A calendar is published at central by the administrator: wanmi-central calendar publish FILE. Its dues move there and at every seat at once.</source>
        <translation>A preview changes nothing. A calendar is published at central by the administrator: wanmi-central calendar publish FILE. Its dues move there and at every seat at once.</translation>
    </message>
    <message>
        <source>%1, in force</source>
        <translation>%1, in force</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>Worked weekend day</source>
        <translation>Worked weekend day</translation>
    </message>
    <message>
        <source>Hours of its own</source>
        <translation>Hours of its own</translation>
    </message>
    <message>
        <source>Season begins</source>
        <translation>Season begins</translation>
    </message>
    <message>
        <source>Its list of holidays has not been published: dues in it are provisional.</source>
        <translation>Its list of holidays has not been published: dues in it are provisional.</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>Calendar file</translation>
    </message>
    <message>
        <source>Calendars (*.json)</source>
        <translation>Calendars (*.json)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 cannot be used: %2</translation>
    </message>
    <message>
        <source>%1 (the whole case)</source>
        <translation>%1 (the whole case)</translation>
    </message>
    <message>
        <source>%1 (reply to an order)</source>
        <translation>%1 (reply to an order)</translation>
    </message>
    <message>
        <source>The first %1 are shown; the export has them all.</source>
        <translation>The first %1 are shown; the export has them all.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>%1 instead of %2: of %3 open cases in your sight %4 move, %5 become overdue, %6 are overdue no longer.</source>
        <translation>%1 instead of %2: of %3 open cases in your sight %4 move, %5 become overdue, %6 are overdue no longer.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n workday(s)</source>
        <translation>
            <numerusform>%1: %n workday</numerusform>
            <numerusform>%1: %n workdays</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%2 d %3</source>
        <translation>%1%2 d %3</translation>
    </message>
    <message>
        <source>The cases cannot be read: %1</source>
        <translation>The cases cannot be read: %1</translation>
    </message>
    <message>
        <source>The preview was stopped; nothing was changed.</source>
        <translation>The preview was stopped; nothing was changed.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;top</translation>
    </message>
    <message>
        <source>Stop the preview (Esc)</source>
        <translation>Stop the preview (Esc)</translation>
    </message>
    <message>
        <source>Open cases looked at</source>
        <translation>Open cases looked at</translation>
    </message>
    <message>
        <source>No file is being previewed. Choose one to see which open cases it would move, and whose lights change.</source>
        <translation>No file is being previewed. Choose one to see which open cases it would move, and whose lights change.</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AwayWindow</name>
    <message>
        <source>While you were away</source>
        <translation>While you were away</translation>
    </message>
    <message>
        <source>What happened while this seat was away</source>
        <translation>What happened while this seat was away</translation>
    </message>
    <message>
        <source>Refused by central</source>
        <translation>Refused by central</translation>
    </message>
    <message>
        <source>Wait for you</source>
        <translation>Wait for you</translation>
    </message>
    <message>
        <source>Went overdue</source>
        <translation>Went overdue</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Yours, taken</source>
        <translation>Yours, taken</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 by %2, and %3 more</source>
        <translation>%1 by %2, and %3 more</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… and %1 more</translation>
    </message>
    <message>
        <source>This seat has been in step with central all the time</source>
        <translation>This seat has been in step with central all the time</translation>
    </message>
    <message>
        <source>Without central from %1 to %2, %3</source>
        <translation>Without central from %1 to %2, %3</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Refused by central: yours to settle</source>
        <translation>Refused by central: yours to settle</translation>
    </message>
    <message>
        <source>What else others did</source>
        <translation>What else others did</translation>
    </message>
    <message>
        <source>Nothing happened that you can see.</source>
        <translation>Nothing happened that you can see.</translation>
    </message>
</context>
<context>
    <name>PulseCard</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>device says nothing</source>
        <translation>device says nothing</translation>
    </message>
    <message>
        <source>device says: off, %1 ago</source>
        <translation>device says: off, %1 ago</translation>
    </message>
    <message>
        <source>device says: on, %1 ago</source>
        <translation>device says: on, %1 ago</translation>
    </message>
    <message>
        <source>picture: %1</source>
        <translation>picture: %1</translation>
    </message>
    <message>
        <source>picture: %1, %2 old</source>
        <translation>picture: %1, %2 old</translation>
    </message>
    <message>
        <source>registered as %1</source>
        <translation>registered as %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraEvidence</name>
    <message>
        <source>No picture of %1 was kept: %2</source>
        <translation>No picture of %1 was kept: %2</translation>
    </message>
    <message>
        <source>No open case is chosen; the picture is kept here: %1</source>
        <translation>No open case is chosen; the picture is kept here: %1</translation>
    </message>
    <message>
        <source>The picture is kept here and not in the case: %1</source>
        <translation>The picture is kept here and not in the case: %1</translation>
    </message>
    <message>
        <source>Picture of %1 added to case %2</source>
        <translation>Picture of %1 added to case %2</translation>
    </message>
    <message>
        <source>Recording %1: R ends it</source>
        <translation>Recording %1: R ends it</translation>
    </message>
    <message>
        <source>Nothing of %1 was recorded: %2</source>
        <translation>Nothing of %1 was recorded: %2</translation>
    </message>
    <message>
        <source>Clip of %1 kept, %2 s: %3</source>
        <translation>Clip of %1 kept, %2 s: %3</translation>
    </message>
    <message>
        <source>The record of %1 is being saved, %2 s: R gives it up</source>
        <translation>The record of %1 is being saved, %2 s: R gives it up</translation>
    </message>
    <message>
        <source>The record of %1 is marked on case %2</source>
        <translation>The record of %1 is marked on case %2</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::EvidenceWindow</name>
    <message>
        <source>kept</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>● recording, or broken off</source>
        <translation>● recording, or broken off</translation>
    </message>
    <message>
        <source>⚠ file or manifest is missing or damaged</source>
        <translation>⚠ file or manifest is missing or damaged</translation>
    </message>
    <message>
        <source>✓ as it was recorded</source>
        <translation>✓ as it was recorded</translation>
    </message>
    <message>
        <source>⚠ altered in piece %1</source>
        <translation>⚠ altered in piece %1</translation>
    </message>
    <message>
        <source>⚠ piece %1 is missing</source>
        <translation>⚠ piece %1 is missing</translation>
    </message>
    <message>
        <source>⚠ piece %1 stands in the wrong place</source>
        <translation>⚠ piece %1 stands in the wrong place</translation>
    </message>
    <message>
        <source>⚠ something was added at piece %1</source>
        <translation>⚠ something was added at piece %1</translation>
    </message>
    <message>
        <source>⚠ the manifest was altered</source>
        <translation>⚠ the manifest was altered</translation>
    </message>
    <message>
        <source>Evidence kept at this seat</source>
        <translation>Evidence kept at this seat</translation>
    </message>
    <message>
        <source>Nothing is kept yet. On a camera, S keeps its picture and R begins a clip with the ten seconds before.</source>
        <translation>Nothing is kept yet. On a camera, S keeps its picture and R begins a clip with the ten seconds before.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Reads every byte again and holds it against what was written down when it was recorded</source>
        <translation>Reads every byte again and holds it against what was written down when it was recorded</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>A clip that broke off gets its end; what is missing is said in its manifest</source>
        <translation>A clip that broke off gets its end; what is missing is said in its manifest</translation>
    </message>
    <message>
        <source>Why it leaves this seat</source>
        <translation>Why it leaves this seat</translation>
    </message>
    <message>
        <source>Stands in the audit beside the export</source>
        <translation>Stands in the audit beside the export</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>The file and its manifest into a folder; the export and its reason are in the audit</source>
        <translation>The file and its manifest into a folder; the export and its reason are in the audit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Clip, %1 s</source>
        <translation>Clip, %1 s</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Reading every byte…</source>
        <translation>Reading every byte…</translation>
    </message>
    <message>
        <source>%1: %2. Seal, to be held against the audit: %3</source>
        <translation>%1: %2. Seal, to be held against the audit: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The clip has its end; pictures up to then are in it.</source>
        <translation>The clip has its end; pictures up to then are in it.</translation>
    </message>
    <message>
        <source>Where the evidence goes</source>
        <translation>Where the evidence goes</translation>
    </message>
    <message>
        <source>Copying and checking…</source>
        <translation>Copying and checking…</translation>
    </message>
    <message>
        <source>The file and its manifest are in %1; the export is in the audit.</source>
        <translation>The file and its manifest are in %1; the export is in the audit.</translation>
    </message>
    <message>
        <source>There is such a file in %1 already; choose another folder.</source>
        <translation>There is such a file in %1 already; choose another folder.</translation>
    </message>
    <message>
        <source>%1 cannot be written, or is full; choose another folder.</source>
        <translation>%1 cannot be written, or is full; choose another folder.</translation>
    </message>
</context>
<context>
    <name>wanmi::desk::CameraView</name>
    <message>
        <source>It looks as it should</source>
        <translation>It looks as it should</translation>
    </message>
    <message>
        <source>The camera was turned on purpose: its view is learned anew</source>
        <translation>The camera was turned on purpose: its view is learned anew</translation>
    </message>
    <message>
        <source>Main stream, pinned</source>
        <translation>Main stream, pinned</translation>
    </message>
    <message>
        <source>Sub-stream, pinned</source>
        <translation>Sub-stream, pinned</translation>
    </message>
    <message>
        <source>Main stream</source>
        <translation>Main stream</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>as you chose</translation>
    </message>
    <message>
        <source>the main stream: the picture is large</source>
        <translation>the main stream: the picture is large</translation>
    </message>
    <message>
        <source>the sub-stream: more would not be seen at this size</source>
        <translation>the sub-stream: more would not be seen at this size</translation>
    </message>
    <message>
        <source>the camera has one stream only</source>
        <translation>the camera has one stream only</translation>
    </message>
    <message>
        <source>the sub-stream: this machine has no more room for main streams</source>
        <translation>the sub-stream: this machine has no more room for main streams</translation>
    </message>
    <message>
        <source>the sub-stream: the line carries no more main streams</source>
        <translation>the sub-stream: the line carries no more main streams</translation>
    </message>
    <message>
        <source>key pictures only: this machine is at its limit</source>
        <translation>key pictures only: this machine is at its limit</translation>
    </message>
    <message>
        <source>the sub-stream: the main stream does not come</source>
        <translation>the sub-stream: the main stream does not come</translation>
    </message>
    <message>
        <source>The stream that fits</source>
        <translation>The stream that fits</translation>
    </message>
    <message>
        <source>Always the main stream</source>
        <translation>Always the main stream</translation>
    </message>
    <message>
        <source>Always the sub-stream</source>
        <translation>Always the sub-stream</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::EvaluationWindow</name>
    <message>
        <source>Evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Who is compared</source>
        <translation>Who is compared</translation>
    </message>
    <message>
        <source>How long a period is</source>
        <translation>How long a period is</translation>
    </message>
    <message>
        <source>The period before (Page Up)</source>
        <translation>The period before (Page Up)</translation>
    </message>
    <message>
        <source>The next period (Page Down)</source>
        <translation>The next period (Page Down)</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Against before</source>
        <translation>Against before</translation>
    </message>
    <message>
        <source>A year earlier</source>
        <translation>A year earlier</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>What the score is made of</source>
        <translation>What the score is made of</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>The cases behind a count</source>
        <translation>The cases behind a count</translation>
    </message>
    <message>
        <source>Choose a count above to see its cases</source>
        <translation>Choose a count above to see its cases</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>Reading the cases…</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Streets</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>Grid cells</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Nothing happened in this period that could be evaluated.</source>
        <translation>Nothing happened in this period that could be evaluated.</translation>
    </message>
    <message>
        <source>The period is still running: figures change until its end.</source>
        <translation>The period is still running: figures change until its end.</translation>
    </message>
    <message>
        <source>Counted from the cases as they stand here; not published.</source>
        <translation>Counted from the cases as they stand here; not published.</translation>
    </message>
    <message>
        <source>Mean of its areas</source>
        <translation>Mean of its areas</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>too few</translation>
    </message>
    <message>
        <source>Fewer than %1 cases: shown, and not ranked</source>
        <translation>Fewer than %1 cases: shown, and not ranked</translation>
    </message>
    <message>
        <source>Enter or a click lists these cases</source>
        <translation>Enter or a click lists these cases</translation>
    </message>
    <message>
        <source>There is nothing to compare it with in the period before.</source>
        <translation>There is nothing to compare it with in the period before.</translation>
    </message>
    <message>
        <source>  (exempt by appeal)</source>
        <translation>  (exempt by appeal)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, the first %1 are listed</source>
        <translation>, the first %1 are listed</translation>
    </message>
    <message>
        <source>%1, quarter %2</source>
        <translation>%1, quarter %2</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Reading the cases: %1 of %2</source>
        <translation>Reading the cases: %1 of %2</translation>
    </message>
    <message>
        <source>Where the report goes</source>
        <translation>Where the report goes</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Document (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Writing %1…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>What if</translation>
    </message>
    <message>
        <source>What other weights would change; nothing published changes</source>
        <translation>What other weights would change; nothing published changes</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Free dates</source>
        <translation>Free dates</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Points lost, %1</source>
        <translation>Points lost, %1</translation>
    </message>
    <message>
        <source>%1  ·  not on this seat</source>
        <translation>%1  ·  not on this seat</translation>
    </message>
    <message>
        <source>Ranks that would be another: %1</source>
        <translation>Ranks that would be another: %1</translation>
    </message>
    <message>
        <source>No rank would be another.</source>
        <translation>No rank would be another.</translation>
    </message>
    <message>
        <source>Lines of the ranking (*.csv)</source>
        <translation>Lines of the ranking (*.csv)</translation>
    </message>
    <message>
        <source>The report on screen as a workbook, a PDF or lines</source>
        <translation>The report on screen as a workbook, a PDF or lines</translation>
    </message>
    <message>
        <source>Choose somebody in the ranking to see the course.</source>
        <translation>Choose somebody in the ranking to see the course.</translation>
    </message>
    <message>
        <source>This part has no course: its cases are not counted over time.</source>
        <translation>This part has no course: its cases are not counted over time.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>%1: %2 (%3 of %4)</source>
        <translation>%1: %2 (%3 of %4)</translation>
    </message>
    <message>
        <source>%1 · registered, by weekday and hour</source>
        <translation>%1 · registered, by weekday and hour</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>%1, from %2:00: %3</source>
        <translation>%1, from %2:00: %3</translation>
    </message>
    <message>
        <source>Nothing was registered in this period.</source>
        <translation>Nothing was registered in this period.</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Check sent</source>
        <translation>Check sent</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>%1 · mean time in each stage</source>
        <translation>%1 · mean time in each stage</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Mean hours</source>
        <translation>Mean hours</translation>
    </message>
    <message>
        <source>%1 · %2 cases</source>
        <translation>%1 · %2 cases</translation>
    </message>
    <message>
        <source>%1: %2 on average, %3 cases, %4 of them late</source>
        <translation>%1: %2 on average, %3 cases, %4 of them late</translation>
    </message>
    <message>
        <source>late</source>
        <translation>late</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 cases</translation>
    </message>
    <message>
        <source>%1, late: %2 cases</source>
        <translation>%1, late: %2 cases</translation>
    </message>
    <message>
        <source>Where the chart goes</source>
        <translation>Where the chart goes</translation>
    </message>
    <message>
        <source>Data of the chart (*.csv)</source>
        <translation>Data of the chart (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Picture (*.png)</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Weekday and hour</source>
        <translation>Weekday and hour</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>Which chart</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Picture…</translation>
    </message>
    <message>
        <source>The chart as a picture</source>
        <translation>The chart as a picture</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>Data…</translation>
    </message>
    <message>
        <source>The numbers of the chart as CSV</source>
        <translation>The numbers of the chart as CSV</translation>
    </message>
    <message>
        <source>No stage ended in this period.</source>
        <translation>No stage ended in this period.</translation>
    </message>
    <message>
        <source>Choose a case that this seat has</source>
        <translation>Choose a case that this seat has</translation>
    </message>
    <message>
        <source>Opens the case with the form of an appeal; granted, the case is left out of the score</source>
        <translation>Opens the case with the form of an appeal; granted, the case is left out of the score</translation>
    </message>
    <message>
        <source>Appeal against this case…</source>
        <translation>Appeal against this case…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WhatIfPanel</name>
    <message>
        <source>What if</source>
        <translation>What if</translation>
    </message>
    <message>
        <source>Other weights, at once. Nothing that is published changes. Weights are scaled to 100 %.</source>
        <translation>Other weights, at once. Nothing that is published changes. Weights are scaled to 100 %.</translation>
    </message>
    <message>
        <source>Ranked from so many cases</source>
        <translation>Ranked from so many cases</translation>
    </message>
    <message>
        <source>&amp;Back to the model</source>
        <translation>&amp;Back to the model</translation>
    </message>
    <message>
        <source>Weights and limits as the model has them</source>
        <translation>Weights and limits as the model has them</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraCard</name>
    <message>
        <source>Camera %1</source>
        <translation>Camera %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraWall</name>
    <message>
        <source>Live pictures appear here when central names a video server.</source>
        <translation>Live pictures appear here when central names a video server.</translation>
    </message>
    <message>
        <source>This window has no video.</source>
        <translation>This window has no video.</translation>
    </message>
    <message>
        <source>Drag a camera here</source>
        <translation>Drag a camera here</translation>
    </message>
    <message>
        <source>An empty place</source>
        <translation>An empty place</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraTourBar</name>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>The next cameras at once (N)</source>
        <translation>The next cameras at once (N)</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>End the tour</translation>
    </message>
    <message>
        <source>The layout comes back (Esc)</source>
        <translation>The layout comes back (Esc)</translation>
    </message>
    <message>
        <source>Time until the next cameras</source>
        <translation>Time until the next cameras</translation>
    </message>
    <message>
        <source>Held: a case near this camera. %1</source>
        <translation>Held: a case near this camera. %1</translation>
    </message>
    <message>
        <source>%1: no camera of it is on. It goes on when one is.</source>
        <translation>%1: no camera of it is on. It goes on when one is.</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 · %4 s</source>
        <translation>%1 · %2 of %3 · %4 s</translation>
    </message>
    <message>
        <source>%1 passed over, dead</source>
        <translation>%1 passed over, dead</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::VideoDeck</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n camera(s)</source>
        <translation>
            <numerusform>%1: %n camera</numerusform>
            <numerusform>%1: %n cameras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>How the pictures are laid out</source>
        <translation>How the pictures are laid out</translation>
    </message>
    <message>
        <source>How many pictures, and how they stand</source>
        <translation>How many pictures, and how they stand</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Layouts</translation>
    </message>
    <message>
        <source>Keep the pictures under a name, and bring them back</source>
        <translation>Keep the pictures under a name, and bring them back</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>Show the cameras of a set one page after another</source>
        <translation>Show the cameras of a set one page after another</translation>
    </message>
    <message>
        <source>To a wall</source>
        <translation>To a wall</translation>
    </message>
    <message>
        <source>Show these cameras on a wall</source>
        <translation>Show these cameras on a wall</translation>
    </message>
    <message>
        <source>Name of the layout, then Enter</source>
        <translation>Name of the layout, then Enter</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Name of the layout</translation>
    </message>
    <message>
        <source>%1, one large</source>
        <translation>%1, one large</translation>
    </message>
    <message>
        <source>No layout is kept yet</source>
        <translation>No layout is kept yet</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>Keep as…</translation>
    </message>
    <message>
        <source>Keep “%1” as it is now</source>
        <translation>Keep “%1” as it is now</translation>
    </message>
    <message>
        <source>The layout “%1” is kept.</source>
        <translation>The layout “%1” is kept.</translation>
    </message>
    <message>
        <source>Share “%1” with everybody</source>
        <translation>Share “%1” with everybody</translation>
    </message>
    <message>
        <source>The layout “%1” is shared.</source>
        <translation>The layout “%1” is shared.</translation>
    </message>
    <message>
        <source>Rename “%1”…</source>
        <translation>Rename “%1”…</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Remove “%1”</translation>
    </message>
    <message>
        <source>Bring back the removed layout</source>
        <translation>Bring back the removed layout</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>Show here</source>
        <translation>Show here</translation>
    </message>
    <message>
        <source>Share no longer</source>
        <translation>Share no longer</translation>
    </message>
    <message>
        <source>No camera stands in this layout yet.</source>
        <translation>No camera stands in this layout yet.</translation>
    </message>
    <message>
        <source>The layout “%1” is not shared any more.</source>
        <translation>The layout “%1” is not shared any more.</translation>
    </message>
    <message>
        <source>There is a layout of that name already.</source>
        <translation>There is a layout of that name already.</translation>
    </message>
    <message>
        <source>The layout “%1” is removed; the menu of the layouts brings it back.</source>
        <translation>The layout “%1” is removed; the menu of the layouts brings it back.</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Cameras of %1</source>
        <translation>Cameras of %1</translation>
    </message>
    <message>
        <source>All of them once in</source>
        <translation>All of them once in</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 seconds</translation>
    </message>
</context>
<context>
    <name>MapPicturesLayer</name>
    <message>
        <source>Too many cameras here for their pictures: go nearer</source>
        <translation>Too many cameras here for their pictures: go nearer</translation>
    </message>
    <message>
        <source>No camera stands in this part of the map</source>
        <translation>No camera stands in this part of the map</translation>
    </message>
</context>
</TS>
