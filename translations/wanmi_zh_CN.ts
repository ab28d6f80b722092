<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgeBadge</name>
    <message>
        <source>stopped, since %1</source>
        <translation>已停止，自 %1</translation>
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
        <translation>实时</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>无信号</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 秒</translation>
    </message>
    <message>
        <source>picture frozen</source>
        <translation>画面冻结</translation>
    </message>
    <message>
        <source>picture black</source>
        <translation>画面全黑</translation>
    </message>
    <message>
        <source>lens covered</source>
        <translation>镜头被遮挡</translation>
    </message>
    <message>
        <source>view moved</source>
        <translation>视角偏移</translation>
    </message>
</context>
<context>
    <name>CamerasRegion</name>
    <message>
        <source>Cameras on the case</source>
        <translation>案发地摄像机</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>No cameras yet</source>
        <translation>暂无摄像机</translation>
    </message>
    <message>
        <source>They come with the city's rows</source>
        <translation>随城市数据一同到达</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>实时 %1 / %2</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选择案卷</translation>
    </message>
    <message>
        <source>No camera can show this place</source>
        <translation>没有摄像机能看到此处</translation>
    </message>
    <message>
        <source>Buildings hide it, or none stands near enough</source>
        <translation>被建筑遮挡，或附近没有摄像机</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Overdue cases in a cell</source>
        <translation>网格超期案卷数</translation>
    </message>
    <message>
        <source>Overdue share in a cell, %</source>
        <translation>网格超期率（%）</translation>
    </message>
    <message>
        <source>Open cases in a cell</source>
        <translation>网格在办案卷数</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>no open case</source>
        <translation>无在办案卷</translation>
    </message>
    <message>
        <source>none overdue</source>
        <translation>无超期</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Broken components in a cell</source>
        <translation>网格破损部件数</translation>
    </message>
    <message>
        <source>Grade of the community, last 30 days</source>
        <translation>社区评价等级（近 30 天）</translation>
    </message>
    <message>
        <source>Last 7 days above the usual week, %</source>
        <translation>近 7 天较常周增幅（%）</translation>
    </message>
    <message>
        <source>none broken</source>
        <translation>无破损</translation>
    </message>
    <message>
        <source>as usual or fewer</source>
        <translation>不多于常周</translation>
    </message>
    <message>
        <source>too few cases</source>
        <translation>案卷过少</translation>
    </message>
    <message>
        <source>%1; another measure: key M; layers: key L</source>
        <translation>%1；按 M 换一种指标，按 L 选图层</translation>
    </message>
    <message>
        <source>not kept for the past</source>
        <translation>历史中不保留</translation>
    </message>
    <message>
        <source>Components and base map as they are today</source>
        <translation>部件与底图为今天的样子</translation>
    </message>
</context>
<context>
    <name>LifecycleRegion</name>
    <message>
        <source>Lifecycle</source>
        <translation>办理流程</translation>
    </message>
</context>
<context>
    <name>MapRegion</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>The base map is being drawn</source>
        <translation>底图正在绘制</translation>
    </message>
    <message>
        <source>The city's ground is on its way</source>
        <translation>城市底图数据正在到达</translation>
    </message>
    <message>
        <source>The map process has stopped and is being restarted; what is drawn may be old</source>
        <translation>地图进程已停止，正在重启；所显示的可能不是最新</translation>
    </message>
    <message>
        <source>No base map: its project cannot be read</source>
        <translation>没有底图：地图工程无法读取</translation>
    </message>
    <message>
        <source>The map process is not here: base map from the cache only</source>
        <translation>没有地图进程：底图仅来自缓存</translation>
    </message>
    <message>
        <source>No base map: there is no map process</source>
        <translation>没有底图：没有地图进程</translation>
    </message>
    <message>
        <source>View locked · 0 fits it again</source>
        <translation>视图已锁定 · 按 0 复位</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Cases of the last 90 days: key T</source>
        <translation>近 90 天的案卷：T 键</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · 始于 %2</translation>
    </message>
    <message>
        <source>This city has no base map yet</source>
        <translation>这座城市还没有底图</translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 open, %2 overdue</source>
        <translation>在办 %1，超期 %2</translation>
    </message>
</context>
<context>
    <name>NewestLine</name>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>暂无动态</translation>
    </message>
</context>
<context>
    <name>PlacesRegion</name>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>城区</translation>
    </message>
    <message>
        <source>show districts</source>
        <translation>显示城区</translation>
    </message>
    <message>
        <source>show departments</source>
        <translation>显示部门</translation>
    </message>
    <message>
        <source>No open cases</source>
        <translation>没有在办案卷</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
</context>
<context>
    <name>TodayRegion</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>closed in time</source>
        <translation>按期结案</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>reported %1 · registered %2 · closed %3</source>
        <translation>上报 %1 · 立案 %2 · 结案 %3</translation>
    </message>
</context>
<context>
    <name>UrgentRegion</name>
    <message>
        <source>Most urgent</source>
        <translation>最紧急</translation>
    </message>
    <message>
        <source>No case is running out of time</source>
        <translation>没有临近截止的案卷</translation>
    </message>
    <message>
        <source>Open cases with a deadline appear here, the least time first</source>
        <translation>有时限的在办案卷按剩余时间排列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>City at work</source>
        <translation>城市运行</translation>
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
        <translation>受理</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>The city is being opened</source>
        <translation>正在打开城市数据</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the city are here</source>
        <translation>城市数据已到 %1 / %2 条</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>实时 %1 / %2</translation>
    </message>
    <message>
        <source>only the own department&apos;s cases</source>
        <translation>仅本部门案卷</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>仅%1</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::WallWindow</name>
    <message>
        <source>Wanmi wall</source>
        <translation>万米大屏</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ActionForm</name>
    <message>
        <source>New report</source>
        <translation>新建上报</translation>
    </message>
    <message>
        <source>Send: Ctrl+Enter</source>
        <translation>提交：Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close and keep what is typed: Esc</source>
        <translation>关闭并保留已填内容：Esc</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter 提交</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation>请用一句话说明理由。</translation>
    </message>
    <message>
        <source>Say it in a sentence.</source>
        <translation>请用一句话说明。</translation>
    </message>
    <message>
        <source>Class: type Chinese, pinyin initials or code</source>
        <translation>小类：可输入汉字、拼音首字母或代码</translation>
    </message>
    <message>
        <source>Choose the class: type a part of its name, then Enter.</source>
        <translation>请选择小类：输入名称的一部分，再按回车。</translation>
    </message>
    <message>
        <source>Usually %1, limit %2</source>
        <translation>一般由%1负责，时限 %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Say where the report comes from.</source>
        <translation>请选择上报来源。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Say where it is, or click on the map.</source>
        <translation>请填写地点，或在地图上点选。</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Say in a sentence what was seen.</source>
        <translation>请用一句话描述看到的问题。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Reporter's name</source>
        <translation>上报人姓名</translation>
    </message>
    <message>
        <source>Reporter's telephone</source>
        <translation>上报人电话</translation>
    </message>
    <message>
        <source>Filing condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Choose the condition that was seen.</source>
        <translation>请选择符合的立案条件。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Supervisor on duty</source>
        <translation>在岗监督员</translation>
    </message>
    <message>
        <source>Choose who goes there: a supervisor on duty.</source>
        <translation>请选择前往的在岗监督员。</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>核实要点</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid; choose a neighbor.</source>
        <translation>该责任网格无人在岗，请选择相邻网格的监督员。</translation>
    </message>
    <message>
        <source>On duty in the duty grid of the place.</source>
        <translation>事发地责任网格的在岗监督员。</translation>
    </message>
    <message>
        <source>District center</source>
        <translation>区指挥分中心</translation>
    </message>
    <message>
        <source>Lead department</source>
        <translation>主办部门</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>请选择主办部门。</translation>
    </message>
    <message>
        <source>Assisting departments</source>
        <translation>协办部门</translation>
    </message>
    <message>
        <source>Note to the department</source>
        <translation>派遣说明</translation>
    </message>
    <message>
        <source>Proposed: usual for %1</source>
        <translation>建议：%1一般由该部门负责</translation>
    </message>
    <message>
        <source>Proposed: in charge of component %1</source>
        <translation>建议：部件 %1 的主管部门</translation>
    </message>
    <message>
        <source>Main case</source>
        <translation>主案卷</translation>
    </message>
    <message>
        <source>Choose the case that goes on.</source>
        <translation>请选择继续办理的主案卷。</translation>
    </message>
    <message>
        <source>No open case of this class within 50 m and 24 hours.</source>
        <translation>50 米、24 小时内没有同小类的在办案卷。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处置情况</translation>
    </message>
    <message>
        <source>Photo after the work</source>
        <translation>处置后照片</translation>
    </message>
    <message>
        <source>Add a picture of the place as it is now.</source>
        <translation>请添加现场处置后的照片。</translation>
    </message>
    <message>
        <source>Days more</source>
        <translation>延长天数</translation>
    </message>
    <message>
        <source>Say how many days, 1 to 30.</source>
        <translation>请填写天数，1 至 30。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Say until when, within a year.</source>
        <translation>请填写截止时间，一年以内。</translation>
    </message>
    <message>
        <source>Whose duty it is</source>
        <translation>应由哪个部门负责</translation>
    </message>
    <message>
        <source>Crew or vehicle</source>
        <translation>班组或车辆</translation>
    </message>
    <message>
        <source>Say who goes there.</source>
        <translation>请填写前往的班组或车辆。</translation>
    </message>
    <message>
        <source>Second person's account</source>
        <translation>复核人账号</translation>
    </message>
    <message>
        <source>Closing by authority needs a second person.</source>
        <translation>强制结案需要第二人复核。</translation>
    </message>
    <message>
        <source>The citizen is</source>
        <translation>市民评价</translation>
    </message>
    <message>
        <source>Choose what the citizen said.</source>
        <translation>请选择市民评价。</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>What the citizen said</source>
        <translation>市民意见</translation>
    </message>
    <message>
        <source>Reply to the reporter</source>
        <translation>答复上报人</translation>
    </message>
    <message>
        <source>This case changed while you were typing; it is now: %1. What you typed is kept.</source>
        <translation>填写期间此案卷有变化，现为：%1。已填内容保留。</translation>
    </message>
    <message>
        <source>This case moved on while you were typing; it is now: %1. “%2” is no longer open to you; your words stay here as a draft.</source>
        <translation>填写期间此案卷已流转，现为：%1。“%2”已不可办理；已填内容作为草稿保留。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Choose whether you agree.</source>
        <translation>请选择同意或不同意。</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Second person: %1</source>
        <translation>第二人：%1</translation>
    </message>
    <message>
        <source>Two persons decide this together: choose the second one.</source>
        <translation>此事须两人共同决定：请选择第二人。</translation>
    </message>
    <message>
        <source>The second person's password</source>
        <translation>第二人的密码</translation>
    </message>
    <message>
        <source>The second person types the password here.</source>
        <translation>请第二人在此输入密码。</translation>
    </message>
    <message>
        <source>Reply until</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>What our share was</source>
        <translation>本单位协办情况</translation>
    </message>
    <message>
        <source>Whose share</source>
        <translation>免除哪个部门</translation>
    </message>
    <message>
        <source>Choose the department that need not assist.</source>
        <translation>请选择不再需要协办的部门。</translation>
    </message>
    <message>
        <source>Only urgent cases take the short way.</source>
        <translation>只有紧急案卷才走应急流程。</translation>
    </message>
    <message>
        <source>Enter sends as proposed, Ctrl+Enter anything</source>
        <translation>回车按推荐发送，Ctrl+Enter 直接发送</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid or next to it: the task waits for a sign-on.</source>
        <translation>本责任网格及相邻网格均无监督员在岗：须等有人签到后再派任务。</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid: one of the nearest grid.</source>
        <translation>本责任网格无人在岗：由最近网格的监督员代办。</translation>
    </message>
    <message>
        <source>%1 of 2 extensions are used; each adds at most 30 days. An overdue case gets none.</source>
        <translation>已用延期 %1 次，最多 2 次，每次不超过 30 天；超期案卷不能申请。</translation>
    </message>
    <message>
        <source>Once per case, for a year at most; the clock stands still and goes on by itself at that time.</source>
        <translation>每案一次，最长一年；期间停止计时，到期自动恢复。</translation>
    </message>
    <message>
        <source>Only while it is not overdue. Name whose duty it is: the dispatcher is proposed that department. After two returns without good reason the dispatch can be imposed.</source>
        <translation>未超期方可申请。请指明应由谁办理，系统将向派遣员推荐该部门；两次无理由退回后可强制派遣。</translation>
    </message>
    <message>
        <source>It would be due %1.</source>
        <translation>届时到期：%1。</translation>
    </message>
    <message>
        <source>Photos of the place</source>
        <translation>现场照片</translation>
    </message>
    <message>
        <source>Photos after our work</source>
        <translation>处置后照片</translation>
    </message>
    <message>
        <source>Pictures that show it</source>
        <translation>取证照片</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>请添加照片。</translation>
    </message>
    <message>
        <source>What they show</source>
        <translation>照片说明</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BetterPanel</name>
    <message>
        <source>Course of closing</source>
        <translation>结案走势</translation>
    </message>
    <message>
        <source>Closing rate</source>
        <translation>结案率</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按期结案率</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (%3 of %4)</source>
        <translation>%1：%2（%3 / %4）</translation>
    </message>
    <message>
        <source>%1: nothing had to be closed</source>
        <translation>%1：没有应结案数</translation>
    </message>
    <message>
        <source>Too little was to be closed to tell whether it is getting better.</source>
        <translation>应结案数太少，看不出趋势。</translation>
    </message>
    <message>
        <source>Better: closed in time %1, %2 points more than in the half before (%3)</source>
        <translation>在变好：按期结案率 %1，比前半段（%3）高 %2 个百分点</translation>
    </message>
    <message>
        <source>Worse: closed in time %1, %2 points less than in the half before (%3)</source>
        <translation>在变差：按期结案率 %1，比前半段（%3）低 %2 个百分点</translation>
    </message>
    <message>
        <source>As it was: closed in time %1, %2 points from the half before (%3)</source>
        <translation>持平：按期结案率 %1，与前半段（%3）相差 %2 个百分点</translation>
    </message>
    <message>
        <source>Where cases come from · %1</source>
        <translation>案卷来源 · %1</translation>
    </message>
    <message>
        <source>Registered in the period from this source, and its share of all %1</source>
        <translation>周期内来自该渠道的立案数，以及占全部 %1 件的比例</translation>
    </message>
    <message>
        <source>Nothing was registered</source>
        <translation>没有立案</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Nobody has been called back with success in this period.</source>
        <translation>这个周期没有有效回访。</translation>
    </message>
    <message>
        <source>of %1 called back</source>
        <translation>满意率（有效回访 %1）</translation>
    </message>
    <message>
        <source>Satisfied and very satisfied of all who were reached and answered; a press lists their cases, those who were not content first</source>
        <translation>满意和非常满意占有效回访的比例；按下列出这些案卷，不满意的在前</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Called back in the period and not content</source>
        <translation>周期内回访为不满意的案卷</translation>
    </message>
    <message>
        <source>Cases to be closed</source>
        <translation>应结案数</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>12 wk</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>12 mo</source>
        <translation>12 个月</translation>
    </message>
    <message>
        <source>%1: the day is not over</source>
        <translation>%1：当天未结束</translation>
    </message>
    <message>
        <source>Getting better?</source>
        <translation>在变好吗？</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraPage</name>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Open cases within 300 m</source>
        <translation>300 米内在办案卷</translation>
    </message>
    <message>
        <source>None at the moment.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>No picture here: central names no video server.</source>
        <translation>暂无画面：中心未提供视频服务。</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>摄像机 %1</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>District</source>
        <translation>城区</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>%1°, opens %2°, %3 m high</source>
        <translation>方位 %1°，视角 %2°，高 %3 米</translation>
    </message>
    <message>
        <source>Can turn</source>
        <translation>云台</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Picture into the case  S</source>
        <translation>画面存入案卷  S</translation>
    </message>
    <message>
        <source>The picture as it is now, in full resolution, into the chosen case; key S</source>
        <translation>将当前画面以原始分辨率存入所选案卷；快捷键 S</translation>
    </message>
    <message>
        <source>● End the clip  R</source>
        <translation>● 结束录像  R</translation>
    </message>
    <message>
        <source>Clip  R</source>
        <translation>录像  R</translation>
    </message>
    <message>
        <source>A clip with the ten seconds before, kept at this seat with its proof; key R begins and ends it</source>
        <translation>录像含此前十秒，连同存证清单保存在本席位；按 R 开始和结束</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>在线率</translation>
    </message>
    <message>
        <source>%1 · found on %2 times of %3 in %4 days</source>
        <translation>%1 · 近 %4 天巡检 %3 次，在线 %2 次</translation>
    </message>
    <message>
        <source>Off since</source>
        <translation>离线始于</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>What the camera sees now</source>
        <translation>摄像机当前画面</translation>
    </message>
    <message>
        <source>What the recorder kept: from a minute before the chosen case was reported</source>
        <translation>查看录像：从所选案件上报前一分钟开始</translation>
    </message>
    <message>
        <source>Turn it</source>
        <translation>云台</translation>
    </message>
    <message>
        <source>Move the camera and call its presets; whoever moves it holds it</source>
        <translation>转动摄像机、调用预置位；操作者即占用控制权</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraStrip</name>
    <message>
        <source>No camera within %1 of the case.</source>
        <translation>案发地点 %1 内没有摄像机。</translation>
    </message>
    <message>
        <source>Live pictures appear here when central names a video server.</source>
        <translation>中心提供视频服务后，此处显示实时画面。</translation>
    </message>
    <message>
        <source>This window has no video.</source>
        <translation>此窗口没有视频。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePage</name>
    <message>
        <source>none within %1</source>
        <translation>%1 内没有</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源系统</translation>
    </message>
    <message>
        <source>Imported: dates and states are those of the system before</source>
        <translation>导入的历史案卷：时间与状态以原系统为准</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>案卷信息</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>附近摄像机</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>This case cannot be read</source>
        <translation>无法读取该案卷</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选择案卷</translation>
    </message>
    <message>
        <source>Choose one in the queue (J, K), on the map, or search with Ctrl+K.</source>
        <translation>在列表中选择（J、K），在地图上点选，或按 Ctrl+K 搜索。</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>尚未分类</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>编号 %1 · %2</translation>
    </message>
    <message>
        <source>Reported %1, %2 ago</source>
        <translation>上报于 %1，距今 %2</translation>
    </message>
    <message>
        <source>%1; due %2</source>
        <translation>%1；截止 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>快捷键 %1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Others may: %1</source>
        <translation>其他岗位可：%1</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>未作改动</translation>
    </message>
    <message>
        <source>Mine, %1: %2</source>
        <translation>我的操作（%1）：%2</translation>
    </message>
    <message>
        <source>Now at central: %1</source>
        <translation>中心现状：%1</translation>
    </message>
    <message>
        <source>Central did not accept “%1”</source>
        <translation>中心未接受“%1”</translation>
    </message>
    <message>
        <source>Awaiting central</source>
        <translation>待中心确认</translation>
    </message>
    <message>
        <source>What you did is kept here and sent by itself. Number, limits and verdict are central's: until then this is provisional.</source>
        <translation>您的操作已保存在本席位并会自动发送。编号、时限与结果以中心为准，确认前均为暂定。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) more</source>
        <translation>
            <numerusform>延长 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Description</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>With</source>
        <translation>当前岗位</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>处置时限</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核实结果</translation>
    </message>
    <message>
        <source>found as reported</source>
        <translation>情况属实</translation>
    </message>
    <message>
        <source>not found as reported</source>
        <translation>情况不属实</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>处理反馈</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>所属区域</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message numerus="yes">
        <source>%n rework(s)</source>
        <translation>
            <numerusform>返工 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n return(s)</source>
        <translation>
            <numerusform>退回 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>延期 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urged %n time(s)</source>
        <translation>
            <numerusform>催办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>So far</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message numerus="yes">
        <source>%n on record</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案方式</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>摄像机 %1</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>The same once more, on the case as it is now</source>
        <translation>按案卷现在的状态再办一次</translation>
    </message>
    <message>
        <source>The case stays as it is at central</source>
        <translation>案卷保持中心上的状态</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>督办与催办</translation>
    </message>
    <message>
        <source>What may happen next</source>
        <translation>下一步可能的办理</translation>
    </message>
    <message>
        <source>Related cases</source>
        <translation>相关案件</translation>
    </message>
    <message>
        <source>%1, nor in a neighboring one: the task waits for a sign-on.</source>
        <translation>%1，相邻网格也没有：任务等待签到。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ChoiceField</name>
    <message>
        <source>Choose one of the list: type a part of it, then Enter.</source>
        <translation>请从列表中选择：输入一部分，再按回车。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ComponentPage</name>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Cases of this component</source>
        <translation>该部件的案卷</translation>
    </message>
    <message>
        <source>No case has ever named it.</source>
        <translation>尚无案卷涉及该部件。</translation>
    </message>
    <message>
        <source>Component %1</source>
        <translation>部件 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintained by</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>普查日期</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>坐标</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::DashboardWindow</name>
    <message>
        <source>The leader&apos;s page</source>
        <translation>领导一页</translation>
    </message>
    <message>
        <source>The city in five questions</source>
        <translation>五问看全城</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>The period of grades, ranks, sources and satisfaction</source>
        <translation>评分、排名、来源和满意度的统计周期</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>What has been read before stays</source>
        <translation>之前读到的保留</translation>
    </message>
    <message>
        <source>Reads all cases of this seat again</source>
        <translation>把本席位的案卷全部重读一遍</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>reading the cases: %1 %</source>
        <translation>正在读取案卷：%1 %</translation>
    </message>
    <message>
        <source>reading the cases…</source>
        <translation>正在读取案卷…</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>the period is running: figures change until its end</source>
        <translation>周期未结束，数字还会变</translation>
    </message>
    <message>
        <source>The cases are being read; this comes as soon as they are.</source>
        <translation>正在读取案卷，读完即显示。</translation>
    </message>
    <message>
        <source>Reading was stopped: “Read anew” begins again.</source>
        <translation>读取已停止：按“重新读取”再来。</translation>
    </message>
    <message>
        <source>In your scope; a grade needs every case of an area.</source>
        <translation>仅本席位可见范围；评级需要该区域的全部案卷。</translation>
    </message>
    <message>
        <source>There is nothing to compare it with in the period before.</source>
        <translation>上一周期没有可比的名次。</translation>
    </message>
    <message>
        <source>Rank %1; it had none in the period before.</source>
        <translation>第 %1 名；上一周期没有名次。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FigureCasesList</name>
    <message>
        <source>Close the list (Esc)</source>
        <translation>关闭列表（Esc）</translation>
    </message>
    <message>
        <source>The cases behind the figure</source>
        <translation>数字背后的案卷</translation>
    </message>
    <message>
        <source>Looking them up…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>只列出前 %1 件</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>一件也没有。</translation>
    </message>
    <message>
        <source>%1 · not on this seat</source>
        <translation>%1 · 不在本席位</translation>
    </message>
    <message>
        <source>counts against it</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>exempt by appeal</source>
        <translation>申诉已豁免</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FirstRun</name>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 条</translation>
    </message>
    <message>
        <source>Open cases, map and cells are here; you can work. The rest is arriving: %1</source>
        <translation>在办案卷、地图与网格已就绪，可以开始工作。其余数据陆续到达：%1</translation>
    </message>
    <message>
        <source>This seat gets its copy of the city: open cases and map first. %1</source>
        <translation>本席位正在获取城市数据，先取在办案卷与地图。%1</translation>
    </message>
    <message>
        <source>Central does not answer, so this seat cannot get its copy of the city. It goes on asking by itself.</source>
        <translation>中心没有应答，本席位暂时取不到城市数据，会自动继续尝试。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>import files of the city</source>
        <translation>导入城市数据文件</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Single letters work outside text fields, in any input mode. Any key closes this sheet.</source>
        <translation>单字母键在输入框之外有效，中文输入状态下同样可用。按任意键关闭。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
    <message>
        <source>search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>filter this queue</source>
        <translation>筛选当前列表</translation>
    </message>
    <message>
        <source>workspaces</source>
        <translation>切换工作区</translation>
    </message>
    <message>
        <source>next queue of the workspace</source>
        <translation>切换到下一个列表</translation>
    </message>
    <message>
        <source>next and previous case</source>
        <translation>下一条、上一条案卷</translation>
    </message>
    <message>
        <source>into the case page</source>
        <translation>进入案卷页</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>new report</source>
        <translation>新建上报</translation>
    </message>
    <message>
        <source>send the case to the wall</source>
        <translation>将案卷送到大屏</translation>
    </message>
    <message>
        <source>snapshot of this window; on a camera: its picture into the chosen case</source>
        <translation>本窗口截图；在摄像头上：画面存入所选案卷</translation>
    </message>
    <message>
        <source>lock the seat</source>
        <translation>锁定席位</translation>
    </message>
    <message>
        <source>send a form</source>
        <translation>提交表单</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>On the case</source>
        <translation>案卷操作</translation>
    </message>
    <message>
        <source>send to verify or check</source>
        <translation>派核实、派核查</translation>
    </message>
    <message>
        <source>submit; register</source>
        <translation>报立案；立案</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>feed back</source>
        <translation>处理反馈</translation>
    </message>
    <message>
        <source>accept, approve</source>
        <translation>确认、同意</translation>
    </message>
    <message>
        <source>return, send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>ask to suspend</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>refuse, reject</source>
        <translation>不予受理、驳回</translation>
    </message>
    <message>
        <source>urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>menu of everything</source>
        <translation>总菜单</translation>
    </message>
    <message>
        <source>next panel; with Shift the one before</source>
        <translation>下一个面板；加 Shift 为上一个</translation>
    </message>
    <message>
        <source>order with supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>dispatch to the district</source>
        <translation>派往区指挥中心</translation>
    </message>
    <message>
        <source>assign a crew; add evidence; call back</source>
        <translation>指派作业队；补充取证；回访</translation>
    </message>
    <message>
        <source>ask to void; reopen</source>
        <translation>申请作废；重新立案</translation>
    </message>
    <message>
        <source>appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>force the close</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图上</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>nearer and farther</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>the whole city</source>
        <translation>全市范围</translation>
    </message>
    <message>
        <source>another measure of the cells</source>
        <translation>换一种网格指标</translation>
    </message>
    <message>
        <source>layers of the map</source>
        <translation>地图图层</translation>
    </message>
    <message>
        <source>the past: cases of the last 90 days</source>
        <translation>历史：近 90 天的案卷</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>队列中</translation>
    </message>
    <message>
        <source>choose several cases</source>
        <translation>选择多件</translation>
    </message>
    <message>
        <source>choose all of them</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>act on all chosen; so does an action's key</source>
        <translation>批量办理，操作快捷键亦可</translation>
    </message>
    <message>
        <source>lights, own filters, columns</source>
        <translation>灯色、常用筛选、列</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>go to the worst of it</source>
        <translation>转到最紧急的一件</translation>
    </message>
    <message>
        <source>all seen</source>
        <translation>全部已阅</translation>
    </message>
    <message>
        <source>list and sound</source>
        <translation>列表与声音</translation>
    </message>
    <message>
        <source>silent for 30 minutes</source>
        <translation>静音 30 分钟</translation>
    </message>
    <message>
        <source>export the list as a workbook</source>
        <translation>将列表导出为工作簿</translation>
    </message>
    <message>
        <source>figures of the own unit</source>
        <translation>本部门统计</translation>
    </message>
    <message>
        <source>standard texts, in a field for words</source>
        <translation>标准用语（在文字框中）</translation>
    </message>
    <message>
        <source>a proposed department, when dispatching</source>
        <translation>推荐的部门（派遣时）</translation>
    </message>
    <message>
        <source>While a report is taken</source>
        <translation>登记上报时</translation>
    </message>
    <message>
        <source>in the telephone: the other line rang</source>
        <translation>在号码栏：换另一条热线</translation>
    </message>
    <message>
        <source>the place of the camera or component shown</source>
        <translation>取所选摄像机或部件的位置</translation>
    </message>
    <message>
        <source>what this number reported before</source>
        <translation>此号码以前的上报</translation>
    </message>
    <message>
        <source>mark the next like it; join it</source>
        <translation>选下一件相似案卷；并入</translation>
    </message>
    <message>
        <source>take back a report that has not left</source>
        <translation>撤回尚未发出的上报</translation>
    </message>
    <message>
        <source>Case file and shift</source>
        <translation>案卷与班次</translation>
    </message>
    <message>
        <source>how the deadline came about; what if</source>
        <translation>时限的计算过程；若……则……</translation>
    </message>
    <message>
        <source>the case file as PDF</source>
        <translation>案卷存为 PDF</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>shift handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>take back what was done last</source>
        <translation>撤回上一步操作</translation>
    </message>
    <message>
        <source>print the case file</source>
        <translation>打印案卷</translation>
    </message>
    <message>
        <source>what happened while this seat was away</source>
        <translation>本席离线期间发生的事</translation>
    </message>
    <message>
        <source>on a camera: begin or end a clip, with the ten seconds before</source>
        <translation>在摄像头上：开始或结束录像，含此前十秒</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>考核评价</translation>
    </message>
    <message>
        <source>the city in five questions</source>
        <translation>五问看全城</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::LatePanel</name>
    <message>
        <source>What is late?</source>
        <translation>哪些超期？</translation>
    </message>
    <message>
        <source>Late, by stage</source>
        <translation>超期 · 按环节</translation>
    </message>
    <message>
        <source>Late, by department</source>
        <translation>超期 · 按部门</translation>
    </message>
    <message>
        <source>The ten worst</source>
        <translation>超期最久的十件</translation>
    </message>
    <message>
        <source>Nothing is late at this moment.</source>
        <translation>此刻没有超期案卷。</translation>
    </message>
    <message>
        <source>Late now</source>
        <translation>现在超期</translation>
    </message>
    <message>
        <source>Open cases past the deadline of their present stage; suspended ones are not late</source>
        <translation>已过当前环节时限的在办案卷；挂账的不算超期</translation>
    </message>
    <message>
        <source>Due within 2 hours</source>
        <translation>2 小时内到期</translation>
    </message>
    <message>
        <source>Not late yet; the deadline of the present stage passes within two hours</source>
        <translation>尚未超期，当前环节的时限在两小时内到</translation>
    </message>
    <message>
        <source>The longest</source>
        <translation>最久超期</translation>
    </message>
    <message>
        <source>How long the worst of them is over its deadline; a press opens it</source>
        <translation>超期最久的一件超了多久；按下打开这件案卷</translation>
    </message>
    <message>
        <source>not dispatched yet</source>
        <translation>尚未派遣</translation>
    </message>
    <message>
        <source>Late cases; beside them how long the worst one is over its deadline</source>
        <translation>超期案卷数；旁边是其中最久的一件超了多久</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · opens the case</source>
        <translation>%1 · %2 · 按下打开案卷</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::LockScreen</name>
    <message>
        <source>This seat is locked</source>
        <translation>席位已锁定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>The wall goes on. What waits is still sent.</source>
        <translation>大屏照常运行，待发送的操作仍会发送。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import files of the city</source>
        <translation>导入城市数据(&amp;I)</translation>
    </message>
    <message>
        <source>Check the &amp;topology of the grid</source>
        <translation>检查网格拓扑(&amp;T)</translation>
    </message>
    <message>
        <source>Import files of the city: Ctrl+I</source>
        <translation>导入城市数据：Ctrl+I</translation>
    </message>
    <message>
        <source>Wanmi · %1 · %2</source>
        <translation>万米 · %1 · %2</translation>
    </message>
    <message>
        <source>%1: sent to central</source>
        <translation>%1：已发送中心</translation>
    </message>
    <message>
        <source>%1: kept here, sent when central is back</source>
        <translation>%1：已保存在本席位，中心恢复后自动发送</translation>
    </message>
    <message>
        <source>The layout is as it came</source>
        <translation>已恢复默认布局</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新建上报</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>The report is taken</source>
        <translation>上报已登记</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Panels and layout</source>
        <translation>面板与布局</translation>
    </message>
    <message>
        <source>Lock this seat: Ctrl+L</source>
        <translation>锁定席位：Ctrl+L</translation>
    </message>
    <message>
        <source>Keys: F1</source>
        <translation>快捷键：F1</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>快捷键 %1</translation>
    </message>
    <message>
        <source>Wanmi</source>
        <translation>万米</translation>
    </message>
    <message>
        <source>Own window, or back</source>
        <translation>独立窗口或还原</translation>
    </message>
    <message>
        <source>Hide; the layout button brings it back</source>
        <translation>隐藏；可用布局按钮恢复</translation>
    </message>
    <message>
        <source>This window has no map.</source>
        <translation>此窗口没有地图。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>附近摄像机</translation>
    </message>
    <message>
        <source>%1: key %2</source>
        <translation>%1：快捷键 %2</translation>
    </message>
    <message>
        <source>Workspace %1, %2</source>
        <translation>工作区 %1，%2</translation>
    </message>
    <message>
        <source>The wall shows this case</source>
        <translation>大屏正在显示该案卷</translation>
    </message>
    <message>
        <source>Snapshot kept: %1</source>
        <translation>快照已保存：%1</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>工作(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>全局搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter this list</source>
        <translation>筛选列表(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next case</source>
        <translation>下一案卷(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous case</source>
        <translation>上一案卷(&amp;P)</translation>
    </message>
    <message>
        <source>Next &amp;queue</source>
        <translation>下一队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Send the case to the &amp;wall</source>
        <translation>案卷上大屏(&amp;W)</translation>
    </message>
    <message>
        <source>Snapshot of this win&amp;dow</source>
        <translation>窗口快照(&amp;D)</translation>
    </message>
    <message>
        <source>New &amp;report</source>
        <translation>新上报(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>案卷(&amp;C)</translation>
    </message>
    <message>
        <source>Work&amp;spaces</source>
        <translation>工作区(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Hide: %1</source>
        <translation>隐藏：%1</translation>
    </message>
    <message>
        <source>Back into the window: %1</source>
        <translation>收回窗口：%1</translation>
    </message>
    <message>
        <source>Own window: %1</source>
        <translation>独立窗口：%1</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>下一面板(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation>上一面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Restore layout</source>
        <translation>恢复布局(&amp;R)</translation>
    </message>
    <message>
        <source>L&amp;ight colors</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>D&amp;ark colors</source>
        <translation>深色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Lock this seat</source>
        <translation>锁定席位(&amp;L)</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>Menu: F10</source>
        <translation>菜单：F10</translation>
    </message>
    <message>
        <source>You go on without central; the status bar has the way back</source>
        <translation>离线继续工作；可从状态栏重新登录</translation>
    </message>
    <message>
        <source>Signed in again; what waited is being sent</source>
        <translation>已重新登录，待发的操作正在发送</translation>
    </message>
    <message>
        <source>%1 has no place on the map</source>
        <translation>%1在地图上没有位置</translation>
    </message>
    <message>
        <source>Your post does not show things on walls</source>
        <translation>您的岗位不能向大屏推送</translation>
    </message>
    <message>
        <source>The chosen case</source>
        <translation>所选案卷</translation>
    </message>
    <message>
        <source>The chosen place</source>
        <translation>所选地点</translation>
    </message>
    <message>
        <source>Send to a &amp;wall…</source>
        <translation>推送到大屏(&amp;W)…</translation>
    </message>
    <message>
        <source>W&amp;alls…</source>
        <translation>大屏(&amp;A)…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the chosen case</source>
        <translation>选中的案卷</translation>
    </message>
    <message>
        <source>the chosen place</source>
        <translation>选中的地点</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View of the queue…</source>
        <translation>队列视图(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;News</source>
        <translation>提醒(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Go to the worst of what is new</source>
        <translation>转到最紧急的提醒(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;All seen</source>
        <translation>全部已阅(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;List and sound</source>
        <translation>列表与声音(&amp;L)</translation>
    </message>
    <message>
        <source>Sound &amp;on</source>
        <translation>打开声音(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Silent for 30 minutes</source>
        <translation>静音 30 分钟(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s), kept here and on their way to central</source>
        <translation>
            <numerusform>%1：%n 件，已存本席位并送往中心</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export this list…</source>
        <translation>导出本列表(&amp;E)…</translation>
    </message>
    <message>
        <source>Figures of the own &amp;unit</source>
        <translation>本部门统计(&amp;U)</translation>
    </message>
    <message>
        <source>Only a list of cases can be exported; go to a queue first.</source>
        <translation>只能导出案卷列表，请先进入某个队列。</translation>
    </message>
    <message>
        <source>The report is taken, and waits in the queue: %1</source>
        <translation>上报已登记，留在队列中：%1</translation>
    </message>
    <message>
        <source>The report has joined this case; its reporter stays with it</source>
        <translation>上报已并入此案卷，报告人一并保留</translation>
    </message>
    <message>
        <source>The report joins this case as soon as central is back; until then it is provisional</source>
        <translation>中心恢复后上报即并入此案卷，此前为暂定</translation>
    </message>
    <message>
        <source>The report is taken; the verify task goes to %1</source>
        <translation>上报已登记，核实任务交 %1</translation>
    </message>
    <message>
        <source>Kept here; the verify task goes to %1 as soon as central is back</source>
        <translation>已保存在本席，中心恢复后核实任务即交 %1</translation>
    </message>
    <message>
        <source>The report is kept here until central is back</source>
        <translation>上报保存在本席，等中心恢复</translation>
    </message>
    <message>
        <source>Your post does not hand over a shift</source>
        <translation>你的岗位没有交接班</translation>
    </message>
    <message numerus="yes">
        <source>Messages, %n unread: Ctrl+M</source>
        <translation>
            <numerusform>消息，%n 条未读：Ctrl+M</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages: Ctrl+M</source>
        <translation>消息：Ctrl+M</translation>
    </message>
    <message>
        <source>Central did not take a message of yours: see Messages</source>
        <translation>中心未接收你的一条消息：见“消息”</translation>
    </message>
    <message>
        <source>Choose a case first</source>
        <translation>请先选择案件</translation>
    </message>
    <message>
        <source>Save the case file</source>
        <translation>保存案卷</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Case file saved, %n page(s): %1</source>
        <translation>
            <numerusform>案卷已保存，共 %n 页：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the case file…</source>
        <translation>正在生成案卷…</translation>
    </message>
    <message>
        <source>&amp;Messages…</source>
        <translation>消息(&amp;M)…</translation>
    </message>
    <message>
        <source>Shift &amp;handover…</source>
        <translation>交接班(&amp;H)…</translation>
    </message>
    <message>
        <source>How the dead&amp;line came about</source>
        <translation>时限的计算过程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Message about this case…</source>
        <translation>就本案发消息(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Print the case file…</source>
        <translation>打印案卷(&amp;P)…</translation>
    </message>
    <message>
        <source>The report is on its way to central: it cannot be taken back here any more</source>
        <translation>上报已发往中心，此处不能再撤回</translation>
    </message>
    <message>
        <source>The report is taken back; its words are here again</source>
        <translation>上报已撤回，内容已恢复</translation>
    </message>
    <message>
        <source>Take back what was d&amp;one last</source>
        <translation>撤回上一步操作(&amp;O)</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤回的操作</translation>
    </message>
    <message>
        <source>Which cases are ta&amp;ken back…</source>
        <translation>撤回哪些案卷(&amp;K)…</translation>
    </message>
    <message numerus="yes">
        <source>Case file printed, %n page(s)</source>
        <translation>
            <numerusform>案卷已打印，共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Pri&amp;nt the case file…</source>
        <translation>打印案卷(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Save the case file as PDF…</source>
        <translation>案卷存为 PDF(&amp;S)…</translation>
    </message>
    <message>
        <source>This seat has no printer. Save the case file as PDF instead: Ctrl+Shift+P</source>
        <translation>本席位没有打印机。请改为把案卷存为 PDF：Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Print the case file</source>
        <translation>打印案卷</translation>
    </message>
    <message>
        <source>Work ca&amp;lendar…</source>
        <translation>工作日历(&amp;L)…</translation>
    </message>
    <message>
        <source>While &amp;you were away…</source>
        <translation>离线期间(&amp;Y)…</translation>
    </message>
    <message>
        <source>Back in step with central: “While you were away” is in the menu</source>
        <translation>已与中心同步：离线期间的变化见菜单“离线期间”</translation>
    </message>
    <message>
        <source>Ev&amp;idence of cameras…</source>
        <translation>取证资料(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;valuation…</source>
        <translation>考核评价(&amp;V)…</translation>
    </message>
    <message>
        <source>Dash&amp;board: the city in five questions…</source>
        <translation>五问看全城(&amp;B)…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NowPanel</name>
    <message>
        <source>What happens now?</source>
        <translation>现在怎样？</translation>
    </message>
    <message>
        <source>Open, by where it is on its way</source>
        <translation>在办案卷所在环节</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Open cases of severity urgent or major</source>
        <translation>严重程度为紧急或重大的在办案卷</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Cases that are neither closed nor voided, at this moment</source>
        <translation>此刻既未结案也未作废的案卷</translation>
    </message>
    <message>
        <source>Reported today</source>
        <translation>今日上报</translation>
    </message>
    <message>
        <source>Reported since midnight, open or closed by now</source>
        <translation>零点以来上报的案卷，不论现在是否已结</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Open cases with a return, an extension, a suspension or a voiding that waits for a decision</source>
        <translation>有回退、延期、挂账或作废申请等待审批的在办案卷</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办中</translation>
    </message>
    <message>
        <source>Open cases under an order of supervision</source>
        <translation>下达了督办的在办案卷</translation>
    </message>
    <message>
        <source>Open cases in this stage; red is the late part</source>
        <translation>处于这一环节的在办案卷；红色为其中超期部分</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PhotoField</name>
    <message>
        <source>Choose pictures…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation>图片 (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>Chosen pictures</source>
        <translation>已选照片</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>This seat cannot keep pictures.</source>
        <translation>本席位不能保存照片。</translation>
    </message>
    <message>
        <source>%1 more left out.</source>
        <translation>另有 %1 个文件未加入。</translation>
    </message>
    <message>
        <source>%1 is chosen already.</source>
        <translation>%1 已经选过了。</translation>
    </message>
    <message>
        <source>%1 left out: at most %2 pictures.</source>
        <translation>有 %1 个文件未加入：最多 %2 张照片。</translation>
    </message>
    <message>
        <source>no longer here: choose it again</source>
        <translation>已不在本席位，请重新选择</translation>
    </message>
    <message>
        <source>A picture of this draft is no longer here; choose it again.</source>
        <translation>草稿中的一张照片已不在本席位，请重新选择。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlaceField</name>
    <message>
        <source>Street and number, crossing or place</source>
        <translation>街路门牌、路口或地名</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图点选</translation>
    </message>
    <message>
        <source>Then click on the map where it is</source>
        <translation>然后在地图上点选位置</translation>
    </message>
    <message>
        <source>Choose a place of the list, or click on the map.</source>
        <translation>请从列表中选择地点，或在地图上点选。</translation>
    </message>
    <message>
        <source>Outside the city's grid.</source>
        <translation>不在城市网格范围内。</translation>
    </message>
    <message>
        <source>Cell %1, %2 %3</source>
        <translation>网格 %1，%2 %3</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlaybackCard</name>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>−30 s</source>
        <translation>−30 秒</translation>
    </message>
    <message>
        <source>Half a minute back; Left: 5 s, with Shift a minute</source>
        <translation>后退半分钟；左方向键后退 5 秒，加 Shift 后退一分钟</translation>
    </message>
    <message>
        <source>+30 s</source>
        <translation>+30 秒</translation>
    </message>
    <message>
        <source>Half a minute on; Right: 5 s, with Shift a minute</source>
        <translation>前进半分钟；右方向键前进 5 秒，加 Shift 前进一分钟</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>The moment to be played, in the city&apos;s time</source>
        <translation>从这一时刻播放（本市时间）</translation>
    </message>
    <message>
        <source>Begin  I</source>
        <translation>起点  I</translation>
    </message>
    <message>
        <source>The stretch begins at the picture that is shown (I)</source>
        <translation>以当前画面为时段起点（I）</translation>
    </message>
    <message>
        <source>End  O</source>
        <translation>终点  O</translation>
    </message>
    <message>
        <source>The stretch ends at the picture that is shown (O)</source>
        <translation>以当前画面为时段终点（O）</translation>
    </message>
    <message>
        <source>Mark it on the case</source>
        <translation>标记到案件</translation>
    </message>
    <message>
        <source>Save the stretch</source>
        <translation>保存该时段</translation>
    </message>
    <message>
        <source>As a file with its proof on this workstation; takes as long as the stretch lasted</source>
        <translation>存为本机文件并附校验清单；所需时间与时段等长</translation>
    </message>
    <message>
        <source>%1 · recorded</source>
        <translation>%1 · 录像</translation>
    </message>
    <message>
        <source>%1 · recorded, stands still</source>
        <translation>%1 · 录像，已暂停</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>%1 to %2, %3 s</source>
        <translation>%1 至 %2，共 %3 秒</translation>
    </message>
    <message>
        <source>From %1: the end is still to be marked</source>
        <translation>自 %1 起，请再标记终点</translation>
    </message>
    <message>
        <source>To %1: the begin is still to be marked</source>
        <translation>至 %1 止，请再标记起点</translation>
    </message>
    <message>
        <source>Mark begin and end of what matters.</source>
        <translation>标记所需时段的起点和终点。</translation>
    </message>
    <message>
        <source>The picture of its begin and the stretch go onto the timeline of the chosen case</source>
        <translation>起点画面和该时段记入所选案件的办理经过</translation>
    </message>
    <message>
        <source>Choose an open case first</source>
        <translation>请先选择一个未结案件</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::QueuePage</name>
    <message>
        <source>Filter this queue</source>
        <translation>筛选当前列表</translation>
    </message>
    <message>
        <source>Number, address, class, department, district: Ctrl+F</source>
        <translation>编号、地址、小类、部门、城区：Ctrl+F</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>工作列表</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 cases</source>
        <translation>%1，%2 件</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>共 %1 件</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>正在读取案卷…</translation>
    </message>
    <message>
        <source>They appear here as soon as the first have arrived.</source>
        <translation>首批案卷到达后即显示。</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>没有与“%1”匹配的案卷</translation>
    </message>
    <message>
        <source>Esc clears the filter; Ctrl+K searches everything.</source>
        <translation>Esc 清除筛选；Ctrl+K 全局搜索。</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>此处没有待办</translation>
    </message>
    <message>
        <source>Cases come by themselves as they reach this stage.</source>
        <translation>案卷到达该阶段后会自动出现。</translation>
    </message>
    <message>
        <source>This seat has no copy of the city yet</source>
        <translation>本席位还没有城市数据</translation>
    </message>
    <message>
        <source>Central does not answer. This seat goes on asking; the open cases come first.</source>
        <translation>中心没有应答。本席位会继续尝试，在办案卷最先到达。</translation>
    </message>
    <message>
        <source>The city is on its way</source>
        <translation>城市数据正在到达</translation>
    </message>
    <message>
        <source>Open cases come first. %1 of %2 rows are here.</source>
        <translation>在办案卷最先到达。已到 %1 / %2 行。</translation>
    </message>
    <message>
        <source>Lights, own filters, columns: Ctrl+Shift+F</source>
        <translation>灯色、常用筛选、列：Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>View of this queue</source>
        <translation>队列视图</translation>
    </message>
    <message>
        <source>Act on all of them…</source>
        <translation>全部办理…</translation>
    </message>
    <message>
        <source>Ctrl+B, or the key of an action</source>
        <translation>Ctrl+B，或操作的快捷键</translation>
    </message>
    <message>
        <source>Own filter %1</source>
        <translation>常用筛选 %1</translation>
    </message>
    <message>
        <source>Only %1: %2</source>
        <translation>仅%1：%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>按%1排序</translation>
    </message>
    <message>
        <source>All lights</source>
        <translation>全部灯色</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>Own &amp;filters…</source>
        <translation>常用筛选(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>列(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Act on all chosen &amp;together…</source>
        <translation>批量办理所选(&amp;T)…</translation>
    </message>
    <message>
        <source>More than %1 cases are chosen; that many cannot be done at once.</source>
        <translation>所选超过 %1 件，不能一次办理。</translation>
    </message>
    <message>
        <source>%1 cases chosen; the key of an action means all of them. Esc: one again.</source>
        <translation>已选 %1 件，操作快捷键对全部有效；Esc 恢复单选。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SearchBox</name>
    <message>
        <source>Search: case, address, component, camera, person (Ctrl+K)</source>
        <translation>搜索或办理：案卷、地址、部件、人员、操作（Ctrl+K）</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
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
        <translation>登录万米</translation>
    </message>
    <message>
        <source>Wanmi</source>
        <translation>万米</translation>
    </message>
    <message>
        <source>Digital urban management</source>
        <translation>数字化城市管理</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Address of central</source>
        <translation>中心地址</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>This is the sample city. To try it, choose an account (password %1):</source>
        <translation>这是示例城市。请选择一个账号试用（密码 %1）：</translation>
    </message>
    <message>
        <source>Asking central…</source>
        <translation>正在连接中心…</translation>
    </message>
    <message>
        <source>Type account and password.</source>
        <translation>请输入账号和密码。</translation>
    </message>
    <message>
        <source>The address of central looks like http://127.0.0.1:8801.</source>
        <translation>中心地址形如 http://127.0.0.1:8801。</translation>
    </message>
    <message>
        <source>Central does not answer; looking for you among the people of this seat…</source>
        <translation>中心无应答，正在核对本席位的人员记录…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::StatusStrip</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>连接中…</translation>
    </message>
    <message>
        <source>First data: %1 of %2 rows</source>
        <translation>首次取数：%1 / %2 条</translation>
    </message>
    <message>
        <source>First data arriving</source>
        <translation>正在首次取数</translation>
    </message>
    <message>
        <source>Online · last word from central %1 ago</source>
        <translation>在线 · 中心 %1前应答</translation>
    </message>
    <message>
        <source>Catching up · behind by %1</source>
        <translation>正在追赶 · 落后 %1</translation>
    </message>
    <message>
        <source>Offline · central has not answered yet</source>
        <translation>离线 · 中心尚未应答</translation>
    </message>
    <message>
        <source>Offline since %1 · you can go on</source>
        <translation>离线，自 %1 起 · 可继续工作</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) waiting for central</source>
        <translation>
            <numerusform>%n 项操作待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 项被退回</numerusform>
        </translation>
    </message>
    <message>
        <source>Central's clock</source>
        <translation>中心时钟</translation>
    </message>
    <message>
        <source>Session ended: nothing is lost, nothing is sent</source>
        <translation>会话已结束：不会丢失，暂不发送</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>case records</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>reporters</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>places and addresses</source>
        <translation>地名地址</translation>
    </message>
    <message>
        <source>cells and areas</source>
        <translation>单元网格和区域</translation>
    </message>
    <message>
        <source>departments, classes and settings</source>
        <translation>部门、类别和设置</translation>
    </message>
    <message>
        <source>%1 damaged rows of this seat&apos;s copy were fetched anew: %2</source>
        <translation>本席位数据副本中 %1 行损坏的数据已重新获取：%2</translation>
    </message>
    <message>
        <source>This seat&apos;s copy is damaged and could not be put right, tell your administrator: %1</source>
        <translation>本席位的数据副本已损坏且无法修复，请通知系统管理员：%1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::Timeline</name>
    <message>
        <source>Waits for central to judge</source>
        <translation>待中心确认</translation>
    </message>
    <message>
        <source>What happened: %1</source>
        <translation>办理过程：%1</translation>
    </message>
    <message>
        <source>time has run out</source>
        <translation>时限已到</translation>
    </message>
    <message>
        <source>whoever had it has signed off</source>
        <translation>原监督员已签退</translation>
    </message>
    <message>
        <source>▶ Play the record</source>
        <translation>▶ 播放录像</translation>
    </message>
    <message>
        <source>What %1 saw then, %2 s</source>
        <translation>%1 当时的画面，%2 秒</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TurnPad</name>
    <message>
        <source>Left and up</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Right and up</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Left and down</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Right and down</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Turning the camera</source>
        <translation>云台控制</translation>
    </message>
    <message>
        <source>How fast it turns</source>
        <translation>转动速度</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预置位</translation>
    </message>
    <message>
        <source>Go to the preset</source>
        <translation>转到预置位</translation>
    </message>
    <message>
        <source>1 to 9 go to the first nine</source>
        <translation>数字键 1 至 9 转到前九个预置位</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>预置位 %1</translation>
    </message>
    <message>
        <source>%1 holds this camera just now. It is free some seconds after their last movement.</source>
        <translation>%1 正在控制此摄像机，其停止操作数秒后可接管。</translation>
    </message>
    <message>
        <source>It can be turned, but central knows no gateway for it. Whoever keeps central adds one (wanmi-central gateway add).</source>
        <translation>此摄像机可转动，但中心未登记其网关。请系统管理员登记（wanmi-central gateway add）。</translation>
    </message>
    <message>
        <source>This camera cannot be turned.</source>
        <translation>此摄像机不能转动。</translation>
    </message>
    <message>
        <source>Your post may not turn this camera.</source>
        <translation>您的岗位无权控制此摄像机。</translation>
    </message>
    <message>
        <source>The camera&apos;s gateway does not answer. Try again; if it stays so, tell whoever keeps the gateway.</source>
        <translation>摄像机网关没有应答。请重试；如仍无应答，请联系网关管理员。</translation>
    </message>
    <message>
        <source>The gateway does not accept central&apos;s account. Whoever keeps central must look at it.</source>
        <translation>网关不接受中心的账号，请系统管理员检查。</translation>
    </message>
    <message>
        <source>The gateway refuses: %1</source>
        <translation>网关拒绝：%1</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer cannot be read. Tell whoever keeps the gateway.</source>
        <translation>无法识别网关的应答，请联系网关管理员。</translation>
    </message>
    <message>
        <source>The presets are being asked for…</source>
        <translation>正在查询预置位…</translation>
    </message>
    <message>
        <source>You hold this camera, %1 s more</source>
        <translation>您正在控制此摄像机，还剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 holds this camera, %2 s more</source>
        <translation>%1 正在控制此摄像机，还剩 %2 秒</translation>
    </message>
    <message>
        <source>Nobody holds it. Press and hold to turn it.</source>
        <translation>无人控制。按住方向键转动。</translation>
    </message>
    <message>
        <source>Nobody holds it, and it has no presets. Press and hold to turn it.</source>
        <translation>无人控制，也没有预置位。按住方向键转动。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::VideoPage</name>
    <message numerus="yes">
        <source>%n camera(s)</source>
        <translation>
            <numerusform>%n 路摄像机</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter the cameras</source>
        <translation>筛选摄像机</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>No camera yet: they come with the city's rows.</source>
        <translation>暂无摄像机：随城市数据一同到达。</translation>
    </message>
    <message>
        <source>No camera matches “%1”.</source>
        <translation>没有匹配“%1”的摄像机。</translation>
    </message>
    <message>
        <source>Name, number, district, industry or unit</source>
        <translation>按名称、编号、区、行业或单位筛选</translation>
    </message>
    <message>
        <source>Order of the cameras</source>
        <translation>摄像机的排列</translation>
    </message>
    <message>
        <source>By district</source>
        <translation>按区</translation>
    </message>
    <message>
        <source>By industry</source>
        <translation>按行业</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>新编组的名称</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>未注明单位</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新建编组…</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>off</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>%1: %2 on, %3 off</source>
        <translation>%1：在线 %2，离线 %3</translation>
    </message>
    <message>
        <source>“%1” is removed; Ctrl+Z brings it back.</source>
        <translation>已移出“%1”，Ctrl+Z 恢复。</translation>
    </message>
    <message>
        <source>Enter: into the pictures · F: favorite · G: to a group · T: a tour of it · Del: out of it</source>
        <translation>回车：放入画面 · F：收藏 · G：分组 · T：轮巡此分支 · Del：移出</translation>
    </message>
    <message>
        <source>All cameras</source>
        <translation>全部摄像机</translation>
    </message>
    <message>
        <source>What the filter leaves</source>
        <translation>筛选结果</translation>
    </message>
    <message>
        <source>Found on %1 times of %2 in the last %3 days: %4</source>
        <translation>近 %3 天巡检 %2 次，在线 %1 次，在线率 %4</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WherePanel</name>
    <message>
        <source>Where is it worst?</source>
        <translation>哪里最差？</translation>
    </message>
    <message>
        <source>Back to the larger area (Backspace)</source>
        <translation>回到上一级区域（Backspace）</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Nothing is recorded in this area.</source>
        <translation>这个区域没有记录。</translation>
    </message>
    <message>
        <source>The %1 worst of %2</source>
        <translation>%2 个中最差的 %1 个</translation>
    </message>
    <message>
        <source>Open cases there, at this moment</source>
        <translation>此刻该处的在办案卷</translation>
    </message>
    <message>
        <source>Open cases there past the deadline of their present stage</source>
        <translation>该处已过当前环节时限的在办案卷</translation>
    </message>
    <message>
        <source>Looks into it; the bar is what is open there, red what is late</source>
        <translation>按下看它的下一级；条长为在办数，红色为超期</translation>
    </message>
    <message>
        <source>Mean of its areas</source>
        <translation>所辖区域平均分</translation>
    </message>
    <message>
        <source>%1: %2 of %3 points</source>
        <translation>%1：%2 / %3 分</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1：无数据</translation>
    </message>
    <message>
        <source>Cases to be closed</source>
        <translation>应结案数</translation>
    </message>
    <message>
        <source>Nothing happened there in this period that could be graded</source>
        <translation>这个周期里该处没有可评价的案卷</translation>
    </message>
    <message>
        <source>A press lists the %1 cases that it rests on, those that cost points first</source>
        <translation>按下列出评分所依据的 %1 件案卷，扣分的在前</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>Fewer than %1 cases: not graded</source>
        <translation>少于 %1 件：不评级</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WhoPanel</name>
    <message>
        <source>Who is best, who is worst?</source>
        <translation>谁最好，谁最差？</translation>
    </message>
    <message>
        <source>The best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>Ranked</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>The worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>No department has the %1 cases yet that a rank needs in this period.</source>
        <translation>这个周期里还没有部门达到排名所需的 %1 件案卷。</translation>
    </message>
    <message>
        <source>Why it moved is being found out…</source>
        <translation>正在分析名次变化的原因…</translation>
    </message>
    <message>
        <source>before %1, a year ago %2</source>
        <translation>环比 %1 同比 %2</translation>
    </message>
    <message>
        <source>Score of the department model; beside it how its rank moved against the period before and the same one a year earlier. A press lists the %1 cases it rests on, those that cost points first</source>
        <translation>按部门评价模型计分；旁边是名次与上一周期（环比）和去年同期（同比）相比的升降。按下列出评分所依据的 %1 件案卷，扣分的在前</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Report as handled</source>
        <translation>自处置上报</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Send to verify</source>
        <translation>派核实</translation>
    </message>
    <message>
        <source>Verify result</source>
        <translation>核实回复</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>报立案</translation>
    </message>
    <message>
        <source>Reassign task</source>
        <translation>改派任务</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回受理</translation>
    </message>
    <message>
        <source>Do not register</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Close as self-handled</source>
        <translation>自处置结案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Pass to district</source>
        <translation>转区中心</translation>
    </message>
    <message>
        <source>Send back to register</source>
        <translation>退回立案</translation>
    </message>
    <message>
        <source>Request voiding</source>
        <translation>申请作废</translation>
    </message>
    <message>
        <source>Approve voiding</source>
        <translation>同意作废</translation>
    </message>
    <message>
        <source>Reject voiding</source>
        <translation>驳回作废</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Request return</source>
        <translation>申请退回</translation>
    </message>
    <message>
        <source>Approve return</source>
        <translation>同意退回</translation>
    </message>
    <message>
        <source>Reject return</source>
        <translation>驳回退回</translation>
    </message>
    <message>
        <source>Request extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Approve extension</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>Reject extension</source>
        <translation>驳回延期</translation>
    </message>
    <message>
        <source>Request suspension</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>Approve suspension</source>
        <translation>同意挂账</translation>
    </message>
    <message>
        <source>Reject suspension</source>
        <translation>驳回挂账</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>Assign crew</source>
        <translation>指派班组</translation>
    </message>
    <message>
        <source>Feed back</source>
        <translation>处理反馈</translation>
    </message>
    <message>
        <source>Accept feedback</source>
        <translation>确认反馈</translation>
    </message>
    <message>
        <source>Reject feedback</source>
        <translation>退回反馈</translation>
    </message>
    <message>
        <source>Send to check</source>
        <translation>派核查</translation>
    </message>
    <message>
        <source>Check result</source>
        <translation>核查回复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新核查</translation>
    </message>
    <message>
        <source>Force close</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新立案</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Acceptor</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>Department officer</source>
        <translation>部门经办人</translation>
    </message>
    <message>
        <source>Department leader</source>
        <translation>部门领导</translation>
    </message>
    <message>
        <source>District center</source>
        <translation>区指挥分中心</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>督察员</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>考核员</translation>
    </message>
    <message>
        <source>Duty commander</source>
        <translation>应急指挥</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Public portal</source>
        <translation>公众平台</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Supervisor's report</source>
        <translation>监督员上报</translation>
    </message>
    <message>
        <source>Hotline 12345</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>Hotline 12319</source>
        <translation>12319 热线</translation>
    </message>
    <message>
        <source>Public report</source>
        <translation>公众上报</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Leader's instruction</source>
        <translation>领导交办</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>部门转办</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>信访</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>物联感知</translation>
    </message>
    <message>
        <source>Self-handled</source>
        <translation>自处置</translation>
    </message>
    <message>
        <source>No clock</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>核实中</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>核查中</translation>
    </message>
    <message>
        <source>To register</source>
        <translation>待立案</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>待结案</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派遣</translation>
    </message>
    <message>
        <source>Fed back</source>
        <translation>待确认反馈</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>待审批申请</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>部门办理中</translation>
    </message>
    <message>
        <source>Suspended cases</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Being handled</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Reported back</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部在办</translation>
    </message>
    <message>
        <source>Awaiting central</source>
        <translation>待中心确认</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案卷</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>监督</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指挥</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>First data arriving</source>
        <translation>正在首次取数</translation>
    </message>
    <message>
        <source>No word from central</source>
        <translation>中心无应答</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>可见概况</translation>
    </message>
    <message>
        <source>shows people</source>
        <translation>可见有人</translation>
    </message>
    <message>
        <source>shows what is done</source>
        <translation>可见行为</translation>
    </message>
    <message>
        <source>good for recognizing</source>
        <translation>可辨认</translation>
    </message>
    <message>
        <source>good for identifying</source>
        <translation>可识别</translation>
    </message>
    <message>
        <source>can be turned</source>
        <translation>需转动</translation>
    </message>
    <message>
        <source>looks elsewhere</source>
        <translation>未朝向此处</translation>
    </message>
    <message>
        <source>behind a building</source>
        <translation>被建筑遮挡</translation>
    </message>
    <message>
        <source>is off</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>too far for detail</source>
        <translation>过远</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街路</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>状态灯</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>State</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Closed after a passed check</source>
        <translation>核查通过后结案</translation>
    </message>
    <message>
        <source>Closed as self-handled</source>
        <translation>自处置结案</translation>
    </message>
    <message>
        <source>Closed by authority</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>Not numbered yet</source>
        <translation>待编号</translation>
    </message>
    <message>
        <source>reported it</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>reported and handled it</source>
        <translation>上报并自行处置</translation>
    </message>
    <message>
        <source>did not accept it</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>merged it</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>sent it to be verified</source>
        <translation>派核实</translation>
    </message>
    <message>
        <source>verified it on site</source>
        <translation>现场核实</translation>
    </message>
    <message>
        <source>submitted it for registration</source>
        <translation>报立案</translation>
    </message>
    <message>
        <source>reassigned the task</source>
        <translation>改派任务</translation>
    </message>
    <message>
        <source>registered it</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>sent it back</source>
        <translation>退回受理</translation>
    </message>
    <message>
        <source>did not register it</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>closed it as self-handled</source>
        <translation>自处置结案</translation>
    </message>
    <message>
        <source>dispatched it</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>passed it to the district</source>
        <translation>转区中心</translation>
    </message>
    <message>
        <source>sent it back to registration</source>
        <translation>退回立案</translation>
    </message>
    <message>
        <source>asked to void it</source>
        <translation>申请作废</translation>
    </message>
    <message>
        <source>approved the voiding</source>
        <translation>同意作废</translation>
    </message>
    <message>
        <source>rejected the voiding</source>
        <translation>驳回作废</translation>
    </message>
    <message>
        <source>voided it</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>signed for it</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>asked to return it</source>
        <translation>申请退回</translation>
    </message>
    <message>
        <source>approved the return</source>
        <translation>同意退回</translation>
    </message>
    <message>
        <source>rejected the return</source>
        <translation>驳回退回</translation>
    </message>
    <message>
        <source>asked for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>approved more time</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>rejected more time</source>
        <translation>驳回延期</translation>
    </message>
    <message>
        <source>asked to suspend it</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>approved the suspension</source>
        <translation>同意挂账</translation>
    </message>
    <message>
        <source>rejected the suspension</source>
        <translation>驳回挂账</translation>
    </message>
    <message>
        <source>resumed it</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>assigned a crew</source>
        <translation>指派班组</translation>
    </message>
    <message>
        <source>fed back the result</source>
        <translation>处理反馈</translation>
    </message>
    <message>
        <source>accepted the feedback</source>
        <translation>确认反馈</translation>
    </message>
    <message>
        <source>rejected the feedback</source>
        <translation>退回反馈</translation>
    </message>
    <message>
        <source>sent it to be checked</source>
        <translation>派核查</translation>
    </message>
    <message>
        <source>checked it on site</source>
        <translation>现场核查</translation>
    </message>
    <message>
        <source>closed it</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>asked for another check</source>
        <translation>要求重新核查</translation>
    </message>
    <message>
        <source>closed it by authority</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>urged it</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>issued a supervise order</source>
        <translation>下达督办</translation>
    </message>
    <message>
        <source>appealed</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>called the reporter back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>reopened it</source>
        <translation>重新立案</translation>
    </message>
    <message>
        <source>The case has moved on; this step is no longer possible. Read it again.</source>
        <translation>案卷已进入其他环节，此操作不再适用。请重新查看。</translation>
    </message>
    <message>
        <source>Your post may not do this. Ask the post named beside the action.</source>
        <translation>您的岗位无权进行此操作，请联系操作旁注明的岗位。</translation>
    </message>
    <message>
        <source>This case belongs to another unit.</source>
        <translation>该案卷属于其他单位。</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>请选择主办部门。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写理由。</translation>
    </message>
    <message>
        <source>You have acted on the other side of this case; one person may not be on both. Hand it to a colleague.</source>
        <translation>您已在该案卷的另一方办理过，同一人不得兼任双方。请交由同事办理。</translation>
    </message>
    <message>
        <source>Say in a sentence what you found.</source>
        <translation>请用一句话说明现场情况。</translation>
    </message>
    <message>
        <source>The place is missing: choose an address or click on the map.</source>
        <translation>缺少地点：请选择地址或在地图上点选。</translation>
    </message>
    <message>
        <source>Choose a class, or describe what was seen.</source>
        <translation>请选择小类，或描述看到的问题。</translation>
    </message>
    <message>
        <source>Your post does not take reports from this source. Choose another.</source>
        <translation>您的岗位不受理该来源的上报，请另选来源。</translation>
    </message>
    <message>
        <source>Add a picture.</source>
        <translation>请添加照片。</translation>
    </message>
    <message>
        <source>Add a picture of the place after the work.</source>
        <translation>请添加处置后的现场照片。</translation>
    </message>
    <message>
        <source>Add a picture before and one after.</source>
        <translation>请添加处置前、后照片各一张。</translation>
    </message>
    <message>
        <source>This class is too dangerous to be handled on the spot; report it.</source>
        <translation>该小类危险，不得自行处置，请上报。</translation>
    </message>
    <message>
        <source>The evidence for self-handling is incomplete: a picture before and one after.</source>
        <translation>自处置证据不全：需要处置前、后照片。</translation>
    </message>
    <message>
        <source>Choose the case that goes on.</source>
        <translation>请选择继续办理的主案卷。</translation>
    </message>
    <message>
        <source>This supervisor is not on duty. Choose another.</source>
        <translation>该监督员不在岗，请另选。</translation>
    </message>
    <message>
        <source>This supervisor has the task already. Choose another.</source>
        <translation>任务已在该监督员手中，请另选。</translation>
    </message>
    <message>
        <source>The position is too far from the place of the case.</source>
        <translation>定位离案发地点太远。</translation>
    </message>
    <message>
        <source>Choose one of the results.</source>
        <translation>请选择结果。</translation>
    </message>
    <message>
        <source>Reports of this source must be verified on site first. Send it to verify.</source>
        <translation>该来源的上报须先现场核实，请先派核实。</translation>
    </message>
    <message>
        <source>The visit did not find it; it cannot be submitted. Refuse it, or verify again.</source>
        <translation>核实不属实，不能报立案。请不予受理或重新核实。</translation>
    </message>
    <message>
        <source>The visit found it as reported; it cannot be refused.</source>
        <translation>核实属实，不能不予受理。</translation>
    </message>
    <message>
        <source>Something is missing: class, condition, address and place are all needed.</source>
        <translation>内容不全：小类、立案条件、地址和位置都需要填写。</translation>
    </message>
    <message>
        <source>Choose a filing condition of this class.</source>
        <translation>请选择该小类的立案条件。</translation>
    </message>
    <message>
        <source>The case has been dispatched before; it cannot go back to registration.</source>
        <translation>该案卷已派遣过，不能退回立案。</translation>
    </message>
    <message>
        <source>A request waits for a decision. Decide it first.</source>
        <translation>有申请待审批，请先审批。</translation>
    </message>
    <message>
        <source>There is no such request any more.</source>
        <translation>该申请已不存在。</translation>
    </message>
    <message>
        <source>The case is overdue; this can no longer be asked for.</source>
        <translation>案卷已超期，不能再提出此申请。</translation>
    </message>
    <message>
        <source>The dispatch was imposed after two returns and cannot be returned again.</source>
        <translation>该案卷两次退回后已强制派遣，不能再退回。</translation>
    </message>
    <message>
        <source>No more time can be asked for: two extensions of at most 30 days.</source>
        <translation>不能再延期：最多两次，每次不超过 30 天。</translation>
    </message>
    <message>
        <source>The case has been suspended once; that is the limit.</source>
        <translation>该案卷已挂账一次，不能再次挂账。</translation>
    </message>
    <message>
        <source>Choose an end in the future, within a year.</source>
        <translation>请选择一年以内的将来时间。</translation>
    </message>
    <message>
        <source>The suspension has not ended yet.</source>
        <translation>挂账期限未到。</translation>
    </message>
    <message>
        <source>Say which crew or vehicle goes.</source>
        <translation>请填写前往的班组或车辆。</translation>
    </message>
    <message>
        <source>Who handled the case may not check or close it. Choose another person.</source>
        <translation>经办人不得核查或结案，请另选人员。</translation>
    </message>
    <message>
        <source>Closing by authority needs a second person.</source>
        <translation>强制结案需要第二人复核。</translation>
    </message>
    <message>
        <source>Only reports of the public are called back.</source>
        <translation>仅公众上报需要回访。</translation>
    </message>
    <message>
        <source>Choose what the citizen said.</source>
        <translation>请选择市民评价。</translation>
    </message>
    <message>
        <source>There is nothing to appeal: neither overdue nor rework.</source>
        <translation>没有可申诉的事项：既未超期也未返工。</translation>
    </message>
    <message>
        <source>This needs central. Wait until the link is back.</source>
        <translation>此操作须与中心联机，请等待恢复连接。</translation>
    </message>
    <message>
        <source>This place is outside the city's grid. Choose another.</source>
        <translation>该地点不在城市网格范围内，请另选。</translation>
    </message>
    <message>
        <source>This component is not in the city any more.</source>
        <translation>该部件已不存在。</translation>
    </message>
    <message>
        <source>This refusal was closed already.</source>
        <translation>该条退回已处理。</translation>
    </message>
    <message>
        <source>This account is closed. Ask the system administrator.</source>
        <translation>该账号已停用，请联系系统管理员。</translation>
    </message>
    <message>
        <source>Account and password do not match. Type both again.</source>
        <translation>账号与密码不符，请重新输入。</translation>
    </message>
    <message>
        <source>You have not signed in at this seat before. Wait until central is back.</source>
        <translation>您未曾在本席位登录过，请等待中心恢复。</translation>
    </message>
    <message>
        <source>Central does not answer, and you have not signed in at this seat before. Check the address, or wait until central is back.</source>
        <translation>中心无应答，且您未曾在本席位登录过。请检查地址，或等待中心恢复。</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; nothing that waits is lost.</source>
        <translation>会话已结束，请重新登录；待发送内容不会丢失。</translation>
    </message>
    <message>
        <source>Central does not answer in time. What you do is kept here and sent when it is back.</source>
        <translation>中心应答超时。您的操作会保存在本席位，恢复后自动发送。</translation>
    </message>
    <message>
        <source>This seat's data is still being opened. Try again in a moment.</source>
        <translation>本席位数据正在打开，请稍后再试。</translation>
    </message>
    <message>
        <source>This seat has no data yet. It comes as soon as central answers.</source>
        <translation>本席位尚无数据，中心应答后即可获取。</translation>
    </message>
    <message>
        <source>This seat's copy of the city was damaged; a new one is fetched. What waits is kept.</source>
        <translation>本席位的城市数据已损坏，正在重新获取。待发送内容已保留。</translation>
    </message>
    <message>
        <source>This seat may not write to its data folder. Ask the system administrator.</source>
        <translation>本席位无法写入数据目录，请联系系统管理员。</translation>
    </message>
    <message>
        <source>What waits here belongs to another person.</source>
        <translation>此处待发送内容属于其他人员。</translation>
    </message>
    <message>
        <source>It was cancelled; nothing was changed.</source>
        <translation>已取消，未作改动。</translation>
    </message>
    <message>
        <source>This seat is out of memory. Close other programs, then do it again.</source>
        <translation>本席位内存不足，请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>This account is locked. Ask the system administrator to unlock it.</source>
        <translation>该账号已锁定，请联系系统管理员解锁。</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute, then try again.</source>
        <translation>尝试次数过多，请稍后再试。</translation>
    </message>
    <message>
        <source>Central does not answer. What you do is kept here and sent when it is back.</source>
        <translation>中心无应答。您的操作会保存在本席位，恢复后自动发送。</translation>
    </message>
    <message>
        <source>Somebody else changed the case first. Compare, then do it again or let it be.</source>
        <translation>他人已先改动该案卷。请比较后重新操作或放弃。</translation>
    </message>
    <message>
        <source>This case is not in what you may see any more.</source>
        <translation>该案卷已不在您的可见范围内。</translation>
    </message>
    <message>
        <source>The disk of this seat is full. Make room, then do it again.</source>
        <translation>本席位磁盘已满，请清理后重试。</translation>
    </message>
    <message>
        <source>The list of waiting commands cannot be read. Ask the system administrator before you go on.</source>
        <translation>待发送列表无法读取，请先联系系统管理员。</translation>
    </message>
    <message>
        <source>Not possible: %1. Read the case again; if it stays, tell the system administrator.</source>
        <translation>无法操作（%1）。请重新查看案卷；若仍出现，请告知系统管理员。</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>超 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 working hours</source>
        <translation>%1 工作时</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相近</translation>
    </message>
    <message>
        <source>Number, address, crossing, code, camera, plate, name: characters or pinyin</source>
        <translation>案号、地址、路口、编码、摄像头、车牌、姓名：汉字或拼音</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, the first letters of the pinyin or the last digits</source>
        <translation>没有找到。请减少词语，或用拼音首字母、末几位数字试试</translation>
    </message>
    <message>
        <source>%1 more: add a word</source>
        <translation>另有 %1 条：再加一个词</translation>
    </message>
    <message>
        <source>The city is still being read (%1): not everything can be found yet</source>
        <translation>城市数据仍在读入（%1）：还不能搜全</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile. Open it again and repeat your change.</source>
        <translation>已被他人修改，请重新打开后再改。</translation>
    </message>
    <message>
        <source>Two regions lie over each other. Move one of them.</source>
        <translation>两个区域重叠，请移开其中一个。</translation>
    </message>
    <message>
        <source>A region reaches beyond the wall. Move it back.</source>
        <translation>有区域超出大屏范围，请移回。</translation>
    </message>
    <message>
        <source>A region is too small for what it shows. Make it larger.</source>
        <translation>有区域过小，内容放不下，请放大。</translation>
    </message>
    <message>
        <source>A scene needs at least one region.</source>
        <translation>场景至少要有一个区域。</translation>
    </message>
    <message>
        <source>A name in both languages is needed, at most 40 characters.</source>
        <translation>需要中英文名称，各不超过 40 字。</translation>
    </message>
    <message>
        <source>A wall uses this scene. Take it out of the wall&apos;s timetable first.</source>
        <translation>有大屏在用该场景，请先从时间表中移除。</translation>
    </message>
    <message>
        <source>The last scene stays: a wall must show something.</source>
        <translation>最后一个场景不能删除，大屏总要有内容。</translation>
    </message>
    <message>
        <source>This wall is gone. Choose another one.</source>
        <translation>该大屏已不存在，请另选。</translation>
    </message>
    <message>
        <source>This scene is gone. Choose another one.</source>
        <translation>该场景已不存在，请另选。</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>推送已结束。</translation>
    </message>
    <message>
        <source>Central does not know this camera any more.</source>
        <translation>中心已无此摄像机。</translation>
    </message>
    <message>
        <source>Two lines of the timetable are at the same time. Change one of them.</source>
        <translation>时间表有两行时间重叠，请修改其中一行。</translation>
    </message>
    <message>
        <source>A line of the timetable is not complete.</source>
        <translation>时间表有一行不完整。</translation>
    </message>
    <message>
        <source>So much was sent to this wall that nothing more fits. Take something back first.</source>
        <translation>该大屏推送已满，请先收回一些。</translation>
    </message>
    <message>
        <source>Between five seconds and a day can be chosen.</source>
        <translation>时长须在 5 秒到 1 天之间。</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急派遣</translation>
    </message>
    <message>
        <source>Sign our share</source>
        <translation>协办签收</translation>
    </message>
    <message>
        <source>Our share is done</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>Waive a share</source>
        <translation>免除协办</translation>
    </message>
    <message>
        <source>Sign the order</source>
        <translation>督办签收</translation>
    </message>
    <message>
        <source>Reply to the order</source>
        <translation>督办回复</translation>
    </message>
    <message>
        <source>Accept the reply</source>
        <translation>认可回复</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>退回重报</translation>
    </message>
    <message>
        <source>Bring before the leader</source>
        <translation>报领导</translation>
    </message>
    <message>
        <source>Review the appeal</source>
        <translation>申诉初审</translation>
    </message>
    <message>
        <source>Decide the appeal</source>
        <translation>申诉终审</translation>
    </message>
    <message>
        <source>registered and dispatched it as an emergency</source>
        <translation>按应急流程立案并派遣</translation>
    </message>
    <message>
        <source>signed for the assisting share</source>
        <translation>签收协办任务</translation>
    </message>
    <message>
        <source>did the assisting share</source>
        <translation>完成协办任务</translation>
    </message>
    <message>
        <source>waived an assisting share</source>
        <translation>免除一个协办任务</translation>
    </message>
    <message>
        <source>signed the supervise order</source>
        <translation>签收督办</translation>
    </message>
    <message>
        <source>replied to the supervise order</source>
        <translation>回复督办</translation>
    </message>
    <message>
        <source>accepted the reply</source>
        <translation>认可督办回复</translation>
    </message>
    <message>
        <source>asked for another reply</source>
        <translation>退回督办回复，要求重报</translation>
    </message>
    <message>
        <source>brought the unanswered order before the leader</source>
        <translation>督办逾期未回复，已报领导</translation>
    </message>
    <message>
        <source>gave an opinion on the appeal</source>
        <translation>对申诉提出初审意见</translation>
    </message>
    <message>
        <source>decided the appeal</source>
        <translation>对申诉作出终审决定</translation>
    </message>
    <message>
        <source>The emergency path is for urgent cases: set the severity first.</source>
        <translation>应急流程只用于紧急案卷：先把紧急程度改为紧急或重大。</translation>
    </message>
    <message>
        <source>It has been signed already.</source>
        <translation>已经签收过了。</translation>
    </message>
    <message>
        <source>This department has no open share of the case.</source>
        <translation>该部门在本案中没有未完成的协办任务。</translation>
    </message>
    <message>
        <source>An assisting department has not finished. Wait for it, or ask the dispatcher to waive its share.</source>
        <translation>还有协办部门没有完成。请等待，或请派遣员免除其协办任务。</translation>
    </message>
    <message>
        <source>No supervise order waits for a reply.</source>
        <translation>没有待回复的督办。</translation>
    </message>
    <message>
        <source>The order has not been replied to.</source>
        <translation>督办尚未回复。</translation>
    </message>
    <message>
        <source>The reply is not late.</source>
        <translation>回复没有逾期。</translation>
    </message>
    <message>
        <source>Choose whether you agree.</source>
        <translation>请选择同意或不同意。</translation>
    </message>
    <message>
        <source>This case has been appealed once; that is the limit.</source>
        <translation>本案已申诉过一次，不能再申诉。</translation>
    </message>
    <message>
        <source>No appeal waits for this step.</source>
        <translation>没有处于这一步的申诉。</translation>
    </message>
    <message>
        <source>The second person has not signed in here. Both passwords are needed.</source>
        <translation>第二人未在此验证身份，两人的密码都需要。</translation>
    </message>
    <message>
        <source>%1 sent the case back and named it as the right one</source>
        <translation>%1退回本案时指明应由其办理</translation>
    </message>
    <message>
        <source>maintains component %1</source>
        <translation>是部件 %1 的养护单位</translation>
    </message>
    <message>
        <source>owns component %1</source>
        <translation>是部件 %1 的权属单位</translation>
    </message>
    <message>
        <source>is in charge of component %1</source>
        <translation>是部件 %1 的主管部门</translation>
    </message>
    <message>
        <source>usual for %1</source>
        <translation>“%1”的常规处置部门</translation>
    </message>
    <message>
        <source>the place lies in its area, %1</source>
        <translation>位置在其辖区内（%1）</translation>
    </message>
    <message>
        <source>handled %1 of %2 of this class in the city</source>
        <translation>全市此类 %2 件中由其办结 %1 件</translation>
    </message>
    <message>
        <source>urgent: the clock runs now, day and night</source>
        <translation>紧急：昼夜计时，立即交其值班室</translation>
    </message>
    <message>
        <source>office hours now</source>
        <translation>现在是工作时间</translation>
    </message>
    <message>
        <source>office hours begin %1</source>
        <translation>%1 起为工作时间</translation>
    </message>
    <message>
        <source>has %1 open cases, %2 overdue</source>
        <translation>在办 %1 件，超期 %2 件</translation>
    </message>
    <message>
        <source>has sent this very case back</source>
        <translation>本案曾被其退回</translation>
    </message>
    <message>
        <source>component %1 is kept by %2</source>
        <translation>部件 %1 由%2负责</translation>
    </message>
    <message>
        <source>its area is elsewhere, in %1</source>
        <translation>其辖区在别处（%1）</translation>
    </message>
    <message>
        <source>handled only %1 of %2 of this class in the city</source>
        <translation>全市此类 %2 件中仅由其办结 %1 件</translation>
    </message>
    <message>
        <source>never handled one of the %1 of this class in the city</source>
        <translation>全市此类 %1 件，从未由其办结</translation>
    </message>
    <message>
        <source>nothing here speaks for it; %1 is nearer to the matter</source>
        <translation>没有依据；%1与此事更相关</translation>
    </message>
    <message>
        <source>as good a choice, but has %1 open cases against %2</source>
        <translation>同样合适，但在办 %1 件，首选为 %2 件</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters on %3</source>
        <translation>%3 同类 %2 件中由其办结 %1 件</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters in this duty grid</source>
        <translation>本责任网格同类 %2 件中由其办结 %1 件</translation>
    </message>
    <message>
        <source>handled %1 of %2 such matters in %3</source>
        <translation>%3同类 %2 件中由其办结 %1 件</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters on %3</source>
        <translation>%3 同类 %2 件中仅由其办结 %1 件</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters in this duty grid</source>
        <translation>本责任网格同类 %2 件中仅由其办结 %1 件</translation>
    </message>
    <message>
        <source>handled only %1 of %2 such matters in %3</source>
        <translation>%3同类 %2 件中仅由其办结 %1 件</translation>
    </message>
    <message>
        <source>%1, suits the matter</source>
        <translation>%1，适合本事项</translation>
    </message>
    <message>
        <source>%1, of no use for this</source>
        <translation>%1，不适合本事项</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>距此 %1</translation>
    </message>
    <message>
        <source>its last case is %1 away</source>
        <translation>上一案卷距此 %1</translation>
    </message>
    <message>
        <source>not known where it is</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>its position is %1 old</source>
        <translation>位置是 %1前的</translation>
    </message>
    <message>
        <source>at another case</source>
        <translation>正在处置其他案卷</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Central cannot read one of the photos as a picture. Take it again.</source>
        <translation>中心无法把其中一张照片识别为图片，请重新拍摄。</translation>
    </message>
    <message>
        <source>One of the photos is larger than central takes (20 MB).</source>
        <translation>其中一张照片超过中心允许的大小（20 MB）。</translation>
    </message>
    <message>
        <source>One of the photos has more pixels than central takes.</source>
        <translation>其中一张照片的像素超过中心允许的上限。</translation>
    </message>
    <message>
        <source>One of the photos changed on its way. Do it again.</source>
        <translation>其中一张照片在传输中发生变化，请再做一次。</translation>
    </message>
    <message>
        <source>One of the photos is damaged on this seat's disk. Choose it again.</source>
        <translation>其中一张照片在本席位磁盘上已损坏，请重新选择。</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新案卷</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>To be reworked</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Asks for a decision</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Supervise order</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Now overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>This file is open in another program. Close it there, or choose another name.</source>
        <translation>该文件正被其他程序打开。请先关闭，或另换文件名。</translation>
    </message>
    <message>
        <source>This folder or file may not be written to. Choose another place.</source>
        <translation>该文件夹或文件不可写。请另选位置。</translation>
    </message>
    <message>
        <source>This folder is not there any more. Choose another place.</source>
        <translation>该文件夹已不存在。请另选位置。</translation>
    </message>
    <message>
        <source>More rows than a workbook can hold. Filter the list, then export it again.</source>
        <translation>行数超过工作簿上限。请先筛选，再导出。</translation>
    </message>
    <message>
        <source>Somebody is on duty in this duty grid: the task goes to them.</source>
        <translation>本责任网格有监督员在岗，任务应派给该网格的监督员。</translation>
    </message>
    <message>
        <source>This addressee is not known at central, or has no account.</source>
        <translation>中心没有这个收件人，或其没有账号。</translation>
    </message>
    <message>
        <source>A message to oneself is not sent.</source>
        <translation>不能给自己发消息。</translation>
    </message>
    <message>
        <source>Write the message first.</source>
        <translation>请先填写内容。</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it.</source>
        <translation>内容过长，请缩短。</translation>
    </message>
    <message>
        <source>Central already has something else under this number. Write it anew.</source>
        <translation>中心已有同号的其他内容，请重新填写。</translation>
    </message>
    <message>
        <source>This message is addressed to somebody else.</source>
        <translation>这条消息不是发给你的。</translation>
    </message>
    <message>
        <source>It has been sent already.</source>
        <translation>已经发出。</translation>
    </message>
    <message>
        <source>The incoming must be somebody else than the outgoing.</source>
        <translation>接班人不能是交班人本人。</translation>
    </message>
    <message>
        <source>Somebody has already signed for this shift.</source>
        <translation>本班已有人接班签字。</translation>
    </message>
    <message>
        <source>Central does not know this handover, or it is of the other side.</source>
        <translation>中心没有这份交接班表，或属于另一方。</translation>
    </message>
    <message>
        <source>The page of the shift is too large for central.</source>
        <translation>交接班表过大，中心无法接收。</translation>
    </message>
    <message>
        <source>Central's disk is full: what waits here is sent as soon as there is room. Tell its administrator.</source>
        <translation>中心磁盘已满：待发内容会在腾出空间后自动发送，请告知中心管理员。</translation>
    </message>
    <message>
        <source>Central cannot write to its disk: what waits here is sent as soon as it can. Tell its administrator.</source>
        <translation>中心无法写入磁盘：待发内容会在恢复后自动发送，请告知中心管理员。</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters on %3</source>
        <translation>%3 同类 %2 件，均非其办结</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters in this duty grid</source>
        <translation>本责任网格同类 %2 件，均非其办结</translation>
    </message>
    <message>
        <source>handled none of the %2 such matters in %3</source>
        <translation>%3同类 %2 件，均非其办结</translation>
    </message>
    <message>
        <source>the office of the area handled %1 of %2 such matters on %3</source>
        <translation>%3 同类 %2 件中由所在辖区单位办结 %1 件</translation>
    </message>
    <message>
        <source>the office of the area handled only %1 of %2 such matters on %3</source>
        <translation>%3 同类 %2 件中仅由所在辖区单位办结 %1 件</translation>
    </message>
    <message>
        <source>the office of each area handled %1 of %2 of this class in the city</source>
        <translation>全市此类 %2 件中由各辖区单位办结 %1 件</translation>
    </message>
    <message>
        <source>the offices of the areas handled only %1 of %2 of this class in the city</source>
        <translation>全市此类 %2 件中仅由各辖区单位办结 %1 件</translation>
    </message>
    <message>
        <source>%1 fits better on the whole, %2 against %3</source>
        <translation>综合来看%1更合适（%2 对 %3）</translation>
    </message>
    <message>
        <source>Nobody on duty in the grid</source>
        <translation>网格内无人当班</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Withdraw the order</source>
        <translation>撤回督办</translation>
    </message>
    <message>
        <source>withdrew the request</source>
        <translation>撤回了申请</translation>
    </message>
    <message>
        <source>withdrew the supervise order</source>
        <translation>撤回了督办单</translation>
    </message>
    <message>
        <source>Only who has asked may withdraw the request.</source>
        <translation>只有提出申请的人可以撤回。</translation>
    </message>
    <message>
        <source>Only who has issued the order may withdraw it.</source>
        <translation>只有发出督办的人可以撤回。</translation>
    </message>
    <message>
        <source>The case has moved on since.</source>
        <translation>案卷此后已有变化。</translation>
    </message>
    <message>
        <source>It is with central, and the workflow knows no way back.</source>
        <translation>已到中心，流程规定不可撤回。</translation>
    </message>
    <message>
        <source>Move the due</source>
        <translation>期限随日历变动</translation>
    </message>
    <message>
        <source>moved the due to a new calendar</source>
        <translation>按新日历变动了期限</translation>
    </message>
    <message>
        <source>The printer did not take the pages. See whether it is on and has paper, then print again.</source>
        <translation>打印机没有接收页面。请检查打印机是否开机、有纸，然后重新打印。</translation>
    </message>
    <message>
        <source>The file has fewer pages than you chose. Choose others.</source>
        <translation>案卷没有所选的页。请重新选择页码。</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is not by the authority this seat was told of. Ask the system administrator for an invitation (wanmi-central tls invite); type no password until then.</source>
        <translation>中心的证书不是本席位所信任的机构签发的。请向系统管理员索取邀请文件（wanmi-central tls invite）；在此之前不要输入口令。</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is for another name than the address. Write the address as the invitation has it, or have the certificate made for this name (wanmi-central tls make --name).</source>
        <translation>中心的证书上的名称与地址不符。请按邀请文件填写地址，或为此名称重新签发证书（wanmi-central tls make --name）。</translation>
    </message>
    <message>
        <source>Central&apos;s certificate has expired. Ask the system administrator to renew it (wanmi-central tls make); look at this seat&apos;s clock too.</source>
        <translation>中心的证书已过期。请系统管理员续签（wanmi-central tls make）；也请检查本席位的时钟。</translation>
    </message>
    <message>
        <source>Central&apos;s certificate is not valid yet. Set this seat&apos;s clock right, then try again.</source>
        <translation>中心的证书尚未生效。请校准本席位的时钟后重试。</translation>
    </message>
    <message>
        <source>No secure connection: central speaks no TLS at this address. Check the address; nothing was sent.</source>
        <translation>无法建立安全连接：中心在此地址不使用 TLS。请检查地址；什么都没有发送。</translation>
    </message>
    <message>
        <source>Central speaks TLS only. Write https:// in the address, or use the invitation.</source>
        <translation>中心只接受 TLS 连接。地址请以 https:// 开头，或使用邀请文件。</translation>
    </message>
    <message>
        <source>Somebody else was first: look at the case as it is now, then decide anew</source>
        <translation>他人已先处理；请按案件现状重新决定</translation>
    </message>
    <message>
        <source>The picture stands still: the camera sends the same one again and again.</source>
        <translation>画面冻结：摄像机反复发送同一幅画面。</translation>
    </message>
    <message>
        <source>The picture is black: there is no light, or the sensor is dead.</source>
        <translation>画面全黑：没有光线，或传感器已损坏。</translation>
    </message>
    <message>
        <source>Something covers the lens.</source>
        <translation>镜头被遮挡。</translation>
    </message>
    <message>
        <source>The camera looks elsewhere than it did.</source>
        <translation>摄像机视角偏移，已不对准原来的场景。</translation>
    </message>
    <message>
        <source>Connected, but nothing comes. It is asked anew by itself.</source>
        <translation>已连接，但没有数据；正在自动重新请求。</translation>
    </message>
    <message>
        <source>Packets come, but they make no picture. Look at the camera&apos;s encoder.</source>
        <translation>有数据但不成画面，请检查摄像机编码设置。</translation>
    </message>
    <message>
        <source>The camera refuses the connection: its stream service is not running, or the port is wrong.</source>
        <translation>摄像机拒绝连接：取流服务未运行或端口不对。</translation>
    </message>
    <message>
        <source>The camera cannot be reached over the network.</source>
        <translation>网络不通，无法到达摄像机。</translation>
    </message>
    <message>
        <source>The camera&apos;s address is not known here. Check its host name.</source>
        <translation>无法解析摄像机地址，请核对主机名。</translation>
    </message>
    <message>
        <source>The camera has closed the connection. It is asked anew by itself.</source>
        <translation>摄像机断开了连接；正在自动重连。</translation>
    </message>
    <message>
        <source>The connection was broken off. It is asked anew by itself.</source>
        <translation>连接被中断；正在自动重连。</translation>
    </message>
    <message>
        <source>The camera accepts and does not answer. It is asked anew by itself.</source>
        <translation>摄像机无应答；正在自动重试。</translation>
    </message>
    <message>
        <source>The camera does not accept the account. Whoever keeps the cameras must look at it.</source>
        <translation>摄像机不接受账号，请通知视频管理员。</translation>
    </message>
    <message>
        <source>The camera&apos;s server does not know this stream.</source>
        <translation>取流服务器上没有这一路视频。</translation>
    </message>
    <message>
        <source>The camera sends neither H.264 nor H.265.</source>
        <translation>视频编码不是 H.264 或 H.265，无法显示。</translation>
    </message>
    <message>
        <source>What comes is no video stream. Check the address.</source>
        <translation>收到的不是视频流，请核对取流地址。</translation>
    </message>
    <message>
        <source>This seat has too many connections open. Close other programs, or raise its limit of open files.</source>
        <translation>本席打开的连接过多，请关闭其他程序或提高打开文件数上限。</translation>
    </message>
    <message>
        <source>The camera&apos;s server refuses this stream.</source>
        <translation>取流服务器拒绝了这一路视频。</translation>
    </message>
    <message>
        <source>The camera&apos;s address cannot be read. Correct it in its record.</source>
        <translation>取流地址无效，请在摄像机资料中更正。</translation>
    </message>
    <message>
        <source>The camera&apos;s server sends from one address to the next. Check the address.</source>
        <translation>取流地址被反复转发，请核对地址。</translation>
    </message>
    <message>
        <source>Video is switched off at this seat.</source>
        <translation>本席未开启视频。</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>补充取证</translation>
    </message>
    <message>
        <source>added evidence</source>
        <translation>补充了取证材料</translation>
    </message>
    <message>
        <source>The camera has changed how it sends; what came before is kept. Begin another clip.</source>
        <translation>摄像头改变了编码方式，此前的录像已保留，请重新开始录像。</translation>
    </message>
    <message>
        <source>The camera was closed; what came before is kept.</source>
        <translation>摄像头已关闭，此前的录像已保留。</translation>
    </message>
    <message>
        <source>The disk of this seat is too slow for the clip; what was written is kept.</source>
        <translation>本席位磁盘太慢，录像已中止，已写入的部分已保留。</translation>
    </message>
    <message>
        <source>The folder for evidence cannot be written. Ask whoever keeps this computer.</source>
        <translation>取证文件夹无法写入，请联系本机维护人员。</translation>
    </message>
    <message>
        <source>There is such a file already. Press the key once more.</source>
        <translation>同名文件已存在，请再按一次。</translation>
    </message>
    <message>
        <source>A clip of this camera is being recorded already.</source>
        <translation>此摄像头正在录像。</translation>
    </message>
    <message>
        <source>The camera does not say how its pictures are coded; nothing could be recorded.</source>
        <translation>摄像头未说明图像编码参数，无法录像。</translation>
    </message>
    <message>
        <source>It is being recorded now. End the clip first.</source>
        <translation>正在录制，请先结束录像。</translation>
    </message>
    <message>
        <source>Not one whole picture is in it: there is nothing to keep.</source>
        <translation>其中没有一幅完整画面，无可保存。</translation>
    </message>
    <message>
        <source>It is not as it was recorded; it stays as it is.</source>
        <translation>内容与录制时不一致，保持原样。</translation>
    </message>
    <message>
        <source>Its manifest is missing: nothing proves what it is.</source>
        <translation>缺少清单，无法证明来源。</translation>
    </message>
    <message>
        <source>Its pictures are larger than 4096 x 2304, which no seat decodes. Let it send a smaller stream.</source>
        <translation>画面大于 4096×2304，席位不解码，请改用较小的码流。</translation>
    </message>
    <message>
        <source>Your post shares layouts of cameras; other scenes are made by shift leaders.</source>
        <translation>您的岗位可共享摄像机布局，其他场景由值班长制作。</translation>
    </message>
    <message>
        <source>Your post may not look at this camera. Whoever keeps the cameras at central can change it.</source>
        <translation>本岗位无权查看此摄像机，可由中心的摄像机管理员调整。</translation>
    </message>
    <message>
        <source>This camera hands out single pictures: there is no clip of it. A picture goes into the case with S.</source>
        <translation>此摄像机只提供单张图片，无法录像；按 S 可把图片存入案卷。</translation>
    </message>
    <message>
        <source>The recorder has nothing of this moment. Choose another one.</source>
        <translation>录像机没有这一时刻的录像，请另选时刻。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SignInAgain</name>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Go on without central</source>
        <translation>离线继续工作</translation>
    </message>
    <message>
        <source>What you do is kept here and sent after the next sign-in: Esc</source>
        <translation>所办事项保存在本机，下次登录后发送：Esc</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>What you typed stays as it is, and what waits is sent once you are back.</source>
        <translation>已填内容保持原样；待发的操作在登录后发送。</translation>
    </message>
    <message>
        <source>Central is back. You started without it: sign in, so that your work reaches it.</source>
        <translation>中心已恢复。您是离线开始工作的：请登录，使您的工作送达。</translation>
    </message>
    <message>
        <source>Asking central…</source>
        <translation>正在询问中心…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportCheckPage</name>
    <message>
        <source>Words not known</source>
        <translation>未登记用词</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未核对</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>with a remark</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>kept as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Also &amp;remove the %1 rows that this delivery does not have any more</source>
        <translation>同时删除本次数据中已没有的 %1 行(&amp;R)</translation>
    </message>
    <message>
        <source>Refused and remarks</source>
        <translation>未收与备注</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Own entries</source>
        <translation>本地条目</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>These rows came with an earlier delivery and are not in this one. They go only when you say so above.</source>
        <translation>这些行来自以前的数据，本次没有。只有在上面勾选后才会删除。</translation>
    </message>
    <message>
        <source>These rows would change or go, and stay as they are for the reason given.</source>
        <translation>这些行本应变更或删除，因所列原因保持原样。</translation>
    </message>
    <message>
        <source>Examples first, more as you scroll. Choose one to see where it is.</source>
        <translation>先列出示例，向下滚动可看更多；选中一行即在图上显示位置。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Every row is good. Nothing was refused.</source>
        <translation>每一行都合格，没有未收的行。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Word in the file</source>
        <translation>文件中的用词</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>对应为</translation>
    </message>
    <message>
        <source>Cance&amp;l this import</source>
        <translation>取消本次导入(&amp;L)</translation>
    </message>
    <message>
        <source>Nothing of it stays at central</source>
        <translation>中心不保留其任何内容</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Only rows that earlier deliveries brought; what the city made itself always stays</source>
        <translation>只涉及以前导入的行；本市自建的内容始终保留</translation>
    </message>
    <message>
        <source>Rows of the result</source>
        <translation>结果明细</translation>
    </message>
    <message>
        <source>Where these rows are</source>
        <translation>这些行的位置</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>滚轮或 + - 缩放，拖动或方向键移动，0 显示全部</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>未收 %1 行</translation>
    </message>
    <message>
        <source>all rows good</source>
        <translation>全部合格</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Apply %1 changes</source>
        <translation>应用 %1 项变更(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>目前尚未改动任何数据。</translation>
    </message>
    <message>
        <source>There is nothing to change: the city has all of this.</source>
        <translation>无需变更：这些内容库中都已有。</translation>
    </message>
    <message>
        <source>Words understood</source>
        <translation>按意思理解的词</translation>
    </message>
    <message>
        <source>Nobody decided these words: they are taken as shown. Go back to Words to say it otherwise.</source>
        <translation>这些词没有人确认过：按所示收入。要改，请回到“用词”。</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>理解为</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportColumnsPage</name>
    <message>
        <source>OpenStreetMap says in tags what is what: all that fits was cut out, and nothing is to be chosen here.</source>
        <translation>OpenStreetMap 以标签说明各对象：符合的都已提取，此处无需选择。</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 rows with a place</source>
        <translation>%1 行有位置</translation>
    </message>
    <message>
        <source>%1 away from the city: is the coordinate system right?</source>
        <translation>距本市 %1：坐标系对吗？</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>● taken</source>
        <translation>● 可收</translation>
    </message>
    <message>
        <source>■ %1</source>
        <translation>■ %1</translation>
    </message>
    <message>
        <source>■ not taken</source>
        <translation>■ 未收</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>文件中为：%1</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read, %2 of them taken</source>
        <translation>前 %1 行的读取结果，其中 %2 行可收</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read</source>
        <translation>前 %1 行的读取结果</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>载入对应关系</translation>
    </message>
    <message>
        <source>Mapping (*.json)</source>
        <translation>对应关系 (*.json)</translation>
    </message>
    <message>
        <source>Save this mapping</source>
        <translation>保存对应关系</translation>
    </message>
    <message>
        <source>%1 rows · %2</source>
        <translation>%1 行 · %2</translation>
    </message>
    <message>
        <source>&amp;Guess again</source>
        <translation>重新识别(&amp;G)</translation>
    </message>
    <message>
        <source>By the names of the columns and what stands in them; what you chose here is let go</source>
        <translation>按列名和内容重新识别，放弃此处的选择</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>载入…(&amp;L)</translation>
    </message>
    <message>
        <source>A mapping that was saved as JSON</source>
        <translation>以前保存的 JSON 对应关系</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存…(&amp;S)</translation>
    </message>
    <message>
        <source>Keep this mapping as JSON, for another seat or for wanmi-central import</source>
        <translation>把对应关系存为 JSON，供其他席位或 wanmi-central import 使用</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件的列</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>For instance</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Fields and columns</source>
        <translation>字段与列</translation>
    </message>
    <message>
        <source>First rows as they will be read</source>
        <translation>前几行的读取结果</translation>
    </message>
    <message>
        <source>Map of what was read</source>
        <translation>读取结果的地图</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>滚轮或 + - 缩放，拖动或方向键移动，0 显示全部</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>%1 fields filled</source>
        <translation>已对应 %1 个字段</translation>
    </message>
    <message>
        <source>Choose a column for: %1</source>
        <translation>请为以下字段选择列：%1</translation>
    </message>
    <message>
        <source>The files cannot be read this way.</source>
        <translation>按此方式无法读取文件。</translation>
    </message>
    <message>
        <source>A column; several as {STREET} {NUMBER}; or the same value for every row as = value</source>
        <translation>填列名；多列写作 {STREET} {NUMBER}；所有行同一个值写作 = 值</translation>
    </message>
    <message>
        <source>Required: a row without it is refused</source>
        <translation>必填：缺少则该行不收</translation>
    </message>
    <message>
        <source>Wanted: without it, it is made or left empty</source>
        <translation>应填：缺少则自动生成或留空</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>沿用上次</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>您指定</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>OpenStreetMap files become all layers of the base map. For any other file, say which layer it fills.</source>
        <translation>OpenStreetMap 文件会生成底图的全部图层。其他文件请说明它填充哪个图层。</translation>
    </message>
    <message>
        <source>Such a file was here before: its mapping was kept. Fields with * are required.</source>
        <translation>以前导入过同样的文件，已沿用当时的对应关系。带 * 的字段必填。</translation>
    </message>
    <message>
        <source>Every column was guessed from its name and content. Look them through; fields with * are required.</source>
        <translation>各列已按名称和内容识别，请过目。带 * 的字段必填。</translation>
    </message>
    <message>
        <source>▲ a word to decide: %1</source>
        <translation>▲ 待定用词：%1</translation>
    </message>
    <message>
        <source>First %1 rows as they will be read; %2 of them wait for a word, asked for in the next step</source>
        <translation>前 %1 行的读取结果；其中 %2 行有待定用词，下一步会问</translation>
    </message>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 % · %2</translation>
    </message>
    <message>
        <source>from longitude and latitude</source>
        <translation>取自经纬度列</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportDelivery</name>
    <message>
        <source>The mapping is loaded</source>
        <translation>已载入对应关系</translation>
    </message>
    <message>
        <source>The mapping is saved</source>
        <translation>已保存对应关系</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportDonePage</name>
    <message>
        <source>&amp;Open the map there</source>
        <translation>在地图上查看(&amp;O)</translation>
    </message>
    <message>
        <source>The big map goes to what was brought in</source>
        <translation>大地图移到导入的内容</translation>
    </message>
    <message>
        <source>What was brought in</source>
        <translation>导入的内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Import &amp;another</source>
        <translation>再导入一份(&amp;A)</translation>
    </message>
    <message>
        <source>The city has it</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>All rows are changed at once or none: this cannot stop half way.</source>
        <translation>所有行一次全部写入，否则一行也不写：此步不能中途停下。</translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1，来自 %2。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>removed or no longer there</source>
        <translation>删除或已不存在</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>So much has changed that every seat takes a fresh copy now; each goes on working meanwhile.</source>
        <translation>变更较多，各席位正在重新取得全部数据，期间照常工作。</translation>
    </message>
    <message>
        <source>Every seat gets these rows within seconds.</source>
        <translation>各席位几秒内即可看到。</translation>
    </message>
    <message>
        <source>Wheel or + and - zoom, dragging or arrows move, 0 shows everything</source>
        <translation>滚轮或 +、- 缩放，拖动或方向键移动，0 显示全部</translation>
    </message>
    <message>
        <source>Not taken, and remarks: have them put right, and bring the file again</source>
        <translation>未收的行与提示：改好后再导入一次即可</translation>
    </message>
    <message>
        <source>Taken with a remark</source>
        <translation>已收，有提示</translation>
    </message>
    <message>
        <source>Posts that work with these rows see them on their maps; this is where they lie.</source>
        <translation>办理这些数据的岗位会在地图上看到它们；下面是它们的位置。</translation>
    </message>
    <message>
        <source>Where they lie, as read from the file</source>
        <translation>位置（按文件读取）</translation>
    </message>
    <message>
        <source>Where some of them lie</source>
        <translation>部分位置</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportFilePage</name>
    <message>
        <source>%1 · %2 rows</source>
        <translation>%1 · %2 行</translation>
    </message>
    <message>
        <source>What the files bring</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>How they are read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>浏览…(&amp;W)</translation>
    </message>
    <message>
        <source>Choose files: GeoPackage, Shapefile, GeoJSON, CSV, GML, OpenStreetMap; also .zip and .gz</source>
        <translation>选择文件：GeoPackage、Shapefile、GeoJSON、CSV、GML、OpenStreetMap；也可为 .zip 和 .gz</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>已选文件</translation>
    </message>
    <message>
        <source>Delete takes a file off the list</source>
        <translation>按 Delete 键从列表移除</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>查看(&amp;L)</translation>
    </message>
    <message>
        <source>%1 from %2, checked %3, waits for your decision.</source>
        <translation>%1（%2），%3 核对完毕，等待您决定。</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>图层(&amp;Y)</translation>
    </message>
    <message>
        <source>Which of the file's layers is read</source>
        <translation>读取文件的哪个图层</translation>
    </message>
    <message>
        <source>C&amp;oordinate system</source>
        <translation>坐标系(&amp;O)</translation>
    </message>
    <message>
        <source>EPSG number, GCJ-02, BD-09; empty: as the file says, else by its numbers</source>
        <translation>EPSG 编号、GCJ-02 或 BD-09；留空则按文件所述，否则按数值判断</translation>
    </message>
    <message>
        <source>C&amp;haracters</source>
        <translation>字符编码(&amp;H)</translation>
    </message>
    <message>
        <source>Choose another one where the words in the preview look broken</source>
        <translation>预览中出现乱码时请换一种</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>分隔符(&amp;S)</translation>
    </message>
    <message>
        <source>What stands between the columns of a text file</source>
        <translation>文本文件各列之间的符号</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>时区(&amp;T)</translation>
    </message>
    <message>
        <source>Of dates without one; empty: the city's</source>
        <translation>用于未注明时区的时间；留空则按本市</translation>
    </message>
    <message>
        <source>&amp;Register</source>
        <translation>台账名称(&amp;R)</translation>
    </message>
    <message>
        <source>A name that later deliveries of the same data carry, such as parks 2026; then a newer one replaces it</source>
        <translation>同一套数据以后再次导入时沿用的名称，例如“绿化普查”；新数据据此替换旧数据</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>数据来源(&amp;U)</translation>
    </message>
    <message>
        <source>What stands on the map where the licence asks for it, such as © OpenStreetMap contributors</source>
        <translation>许可要求时在地图上注明，例如 © OpenStreetMap contributors</translation>
    </message>
    <message>
        <source>, may be off by %1 m</source>
        <translation>，误差可达 %1 米</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 个以上文件</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>The files are being opened.</source>
        <translation>正在打开文件。</translation>
    </message>
    <message>
        <source>A file cannot be read: take it off the list, or replace it.</source>
        <translation>有文件无法读取：请移除或更换。</translation>
    </message>
    <message>
        <source>Files of your city</source>
        <translation>本市的文件</translation>
    </message>
    <message>
        <source>Files of a city (*.gpkg *.shp *.geojson *.json *.csv *.tsv *.txt *.gml *.kml *.pbf *.osm *.zip *.gz *.xlsx *.ods)</source>
        <translation>城市数据 (*.gpkg *.shp *.geojson *.json *.csv *.tsv *.txt *.gml *.kml *.pbf *.osm *.zip *.gz *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop the files of your city here: a Shapefile, a GeoPackage, CSV, GeoJSON, OpenStreetMap…</source>
        <translation>把本市的文件拖到这里：Shapefile、GeoPackage、CSV、GeoJSON、OpenStreetMap…</translation>
    </message>
    <message>
        <source>Drop more files here: they are read as one delivery.</source>
        <translation>可继续拖入文件：作为同一批数据读取。</translation>
    </message>
    <message>
        <source>being opened…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>识别为：%1</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Tabulator</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>By its numbers</source>
        <translation>按数值判断</translation>
    </message>
    <message>
        <source>As the file says: %1</source>
        <translation>按文件所述：%1</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Chinese, all characters</source>
        <translation>中文全字集</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Western Europe</source>
        <translation>西欧</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>西里尔文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩文</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>First rows of %1, as they are read</source>
        <translation>%1 的前几行（按当前读法）</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>the city&apos;s</source>
        <translation>同本市</translation>
    </message>
    <message>
        <source>such as parks 2026</source>
        <translation>如：公园 2026</translation>
    </message>
    <message>
        <source>such as © OpenStreetMap</source>
        <translation>如：© OpenStreetMap</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportReportButton</name>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>保存报告(&amp;S)…</translation>
    </message>
    <message>
        <source>The report is saved: %1</source>
        <translation>报告已保存：%1</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Every row that was not taken with line, field, value, reason and what to do, as CSV</source>
        <translation>未收的每一行：行号、字段、内容、原因和处理办法，存为 CSV</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportTopology</name>
    <message>
        <source>Faults of the grid</source>
        <translation>网格拓扑错误</translation>
    </message>
    <message>
        <source>Map of the chosen fault</source>
        <translation>所选错误的地图</translation>
    </message>
    <message>
        <source>Show on the city's &amp;map</source>
        <translation>在大地图上显示(&amp;M)</translation>
    </message>
    <message>
        <source>The big map goes to this place</source>
        <translation>大地图移到此处</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Cell or community</source>
        <translation>单元网格或社区</translation>
    </message>
    <message>
        <source>With</source>
        <translation>与</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>No fault: the cells tile their communities.</source>
        <translation>没有错误：网格完整覆盖各社区，无重叠无空隙。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportWizard</name>
    <message>
        <source>Import files of the city</source>
        <translation>导入城市数据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Escape. What waits for a decision stays at central</source>
        <translation>Esc 键。等待决定的导入保留在中心</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+左方向键</translation>
    </message>
    <message>
        <source>Enter or Ctrl+Enter</source>
        <translation>回车或 Ctrl+回车</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportWordsPage</name>
    <message>
        <source>%1 rows read · %2</source>
        <translation>已读 %1 行 · %2</translation>
    </message>
    <message>
        <source>Word in the file</source>
        <translation>文件中的用词</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>对应为</translation>
    </message>
    <message>
        <source>Words that are not known</source>
        <translation>未登记的用词</translation>
    </message>
    <message>
        <source>Enter goes to the choices; several words can be chosen at once</source>
        <translation>回车进入选项；可同时选中多个</translation>
    </message>
    <message>
        <source>Search: name, code, first letters of the pinyin</source>
        <translation>搜索：名称、代码、拼音首字母</translation>
    </message>
    <message>
        <source>Search for what this word means</source>
        <translation>搜索该词对应的条目</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter takes and goes to the next word</source>
        <translation>上下键选择，回车确定并转到下一个</translation>
    </message>
    <message>
        <source>What this word may mean</source>
        <translation>该词可能对应的条目</translation>
    </message>
    <message>
        <source>Take what is &amp;likely</source>
        <translation>采用相近建议(&amp;L)</translation>
    </message>
    <message>
        <source>All the rest: o&amp;wn entries</source>
        <translation>其余列为本地条目(&amp;W)</translation>
    </message>
    <message>
        <source>Every undecided class and unit becomes an entry of the city's LOCAL edition</source>
        <translation>其余未定的类别和单位一律列入本市 LOCAL 目录</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>用词</translation>
    </message>
    <message>
        <source>%1 not decided</source>
        <translation>%1 个未定</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>已定 %1 个</translation>
    </message>
    <message>
        <source>all known</source>
        <translation>全部已登记</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>核对(&amp;C)</translation>
    </message>
    <message>
        <source>The files are read to their end first.</source>
        <translation>先把文件读完。</translation>
    </message>
    <message>
        <source>The files cannot be read this way.</source>
        <translation>按此方式无法读取文件。</translation>
    </message>
    <message>
        <source>%1 words are not decided: their rows will be refused.</source>
        <translation>%1 个用词未定：相关的行将不收。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>▲ not decided</source>
        <translation>▲ 未定</translation>
    </message>
    <message>
        <source>A base map has no words to decide.</source>
        <translation>底图没有需要确定的用词。</translation>
    </message>
    <message>
        <source>The files are read to their end, to find words that nobody here knows.</source>
        <translation>正在读完文件，找出本市未登记的用词。</translation>
    </message>
    <message>
        <source>Every class, unit and word of the file is known. Nothing is to be decided here.</source>
        <translation>文件中的类别、单位和用词都已登记，此处无需确定。</translation>
    </message>
    <message>
        <source>Every word is decided.</source>
        <translation>所有用词均已确定。</translation>
    </message>
    <message>
        <source>＋ Own entry (LOCAL)</source>
        <translation>＋ 本地条目（LOCAL）</translation>
    </message>
    <message>
        <source>－ Left out</source>
        <translation>－ 不导入</translation>
    </message>
    <message>
        <source>＋ Own entry of the city (LOCAL)</source>
        <translation>＋ 列为本市条目（LOCAL）</translation>
    </message>
    <message>
        <source>%1 %2 · %3 alike</source>
        <translation>%1 %2 · 相近 %3</translation>
    </message>
    <message>
        <source>－ Leave these rows out</source>
        <translation>－ 这些行不导入</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 个用词</translation>
    </message>
    <message>
        <source>%1 · %2 rows. What is it here?</source>
        <translation>%1 · %2 行。在本市对应什么？</translation>
    </message>
    <message>
        <source>Every undecided word with a suggestion of 80 % or more becomes what is suggested</source>
        <translation>建议相似度 80 % 及以上的未定词，一律采用建议</translation>
    </message>
    <message>
        <source>Under&amp;stood rightly</source>
        <translation>理解无误(&amp;S)</translation>
    </message>
    <message>
        <source>Every word that was understood by its meaning stays what it was taken for, in later deliveries too</source>
        <translation>按意思理解的词全部照此收入，以后导入也一样</translation>
    </message>
    <message>
        <source>%1 words were understood by their meaning: going on takes them as shown.</source>
        <translation>有 %1 个词是按意思理解的：继续即按所示收入。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>Understood by meaning</source>
        <translation>按意思理解</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已定</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 · as last time</source>
        <translation>%1 · 同上次</translation>
    </message>
    <message>
        <source>Understood by its meaning, not by a code or name of ours. Choose another one where that is wrong.</source>
        <translation>按意思理解，并非我们的代码或名称。不对时请另选。</translation>
    </message>
    <message>
        <source>%1 words are not known here. Say what each means, or make it an entry of the city&apos;s own LOCAL edition.</source>
        <translation>有 %1 个词这里不认识。请说明各是什么，或作为本市自有（LOCAL）条目。</translation>
    </message>
    <message>
        <source>%1 words are no names of ours and were understood by their meaning. Look them through.</source>
        <translation>有 %1 个词不是我们的名称，是按意思理解的，请过目。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TopologyWindow</name>
    <message>
        <source>Topology of the grid</source>
        <translation>网格拓扑检查</translation>
    </message>
    <message>
        <source>Every cell is held against its community: codes, outlines, gaps, overlaps, sizes.</source>
        <translation>逐一核对网格与所属社区：编码、边界、空隙、重叠、面积。</translation>
    </message>
    <message>
        <source>%1 cells, no fault.</source>
        <translation>%1 个网格，没有错误。</translation>
    </message>
    <message>
        <source>%1 cells, %2 faults. ■ must be corrected, ▲ is to be looked at.</source>
        <translation>%1 个网格，%2 处错误。■ 必须改正，▲ 请查看。</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Divisions</source>
        <translation>行政区划</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Addresses and names</source>
        <translation>地址与地名</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Districts, streets and communities with their codes and borders. Without them no row has a place to belong to: bring these first.</source>
        <translation>区、街道、社区的代码和边界。没有区划，其他数据无从归属，请先导入。</translation>
    </message>
    <message>
        <source>The cells of the grid, 15 digits each, that tile their communities.</source>
        <translation>单元网格，每个 15 位编码，完整覆盖所属社区。</translation>
    </message>
    <message>
        <source>What stands in the streets: lamps, trees, covers, signs, with class and place.</source>
        <translation>街面部件：路灯、行道树、井盖、标牌等，含类别和位置。</translation>
    </message>
    <message>
        <source>Door plates, names and other names, for finding places.</source>
        <translation>门牌、地名和别名，用于查找位置。</translation>
    </message>
    <message>
        <source>Cameras with place, direction and the address of their picture.</source>
        <translation>摄像机的位置、朝向和视频地址。</translation>
    </message>
    <message>
        <source>Vehicles with plate, kind and department.</source>
        <translation>车辆的车牌、类型和所属单位。</translation>
    </message>
    <message>
        <source>Cases of the system before. Their dates and states are facts and are never judged again.</source>
        <translation>原系统的案卷。时间和状态均为既成事实，不再重新评判。</translation>
    </message>
    <message>
        <source>Roads, water, greens and buildings under the map: OpenStreetMap or one layer a file.</source>
        <translation>地图底下的道路、水系、绿地和建筑：OpenStreetMap，或每个文件一个图层。</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>按列名</translation>
    </message>
    <message>
        <source>by what stands in it</source>
        <translation>按内容</translation>
    </message>
    <message>
        <source>by name and content</source>
        <translation>按列名和内容</translation>
    </message>
    <message>
        <source>the file's own geometry</source>
        <translation>文件自带几何</translation>
    </message>
    <message>
        <source>The file is not there any more. Choose it again.</source>
        <translation>文件已不在原处，请重新选择。</translation>
    </message>
    <message>
        <source>This is a folder. Choose the files in it.</source>
        <translation>这是文件夹，请选择其中的文件。</translation>
    </message>
    <message>
        <source>The file is empty: 0 bytes. Ask for it again where it came from.</source>
        <translation>文件是空的（0 字节），请向提供方重新索取。</translation>
    </message>
    <message>
        <source>This is no table and no map data. Bring GeoPackage, Shapefile, GeoJSON, CSV, GML or OpenStreetMap, also packed as .zip or .gz.</source>
        <translation>这不是表格也不是地图数据。请提供 GeoPackage、Shapefile、GeoJSON、CSV、GML 或 OpenStreetMap，也可压缩为 .zip 或 .gz。</translation>
    </message>
    <message>
        <source>The file has a head but no rows. Check that the export was complete.</source>
        <translation>文件只有表头没有数据行，请检查导出是否完整。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read to its end. Nothing was taken from it. Copy it again from its source, or export it anew.</source>
        <translation>文件已损坏，无法读完，未收任何内容。请从来源重新复制，或重新导出。</translation>
    </message>
    <message>
        <source>The file ends in the middle: the copy was cut off. Copy it again; its size must be that of the original.</source>
        <translation>文件不完整，复制时中断了。请重新复制，大小应与原文件一致。</translation>
    </message>
    <message>
        <source>The file has no such layer. Choose one of its layers.</source>
        <translation>文件中没有该图层，请另选图层。</translation>
    </message>
    <message>
        <source>No coordinate system has this name. Give its EPSG number, for instance 4490, or GCJ-02 or BD-09.</source>
        <translation>没有这个坐标系。请填 EPSG 编号（例如 4490），或 GCJ-02、BD-09。</translation>
    </message>
    <message>
        <source>Nothing says in which coordinate system these places are. Choose it under File; who made the file knows it.</source>
        <translation>无从得知坐标系。请在“文件”一步选择，制作文件的单位清楚。</translation>
    </message>
    <message>
        <source>A required field has no column yet. Choose its column, or give one value for all rows.</source>
        <translation>有必填字段未对应。请选择列，或为所有行填同一个值。</translation>
    </message>
    <message>
        <source>A column of this mapping is not in the file. Choose another one.</source>
        <translation>对应关系中的列在文件里没有，请另选。</translation>
    </message>
    <message>
        <source>The mapping names a field that this kind does not have. Was it made for another kind?</source>
        <translation>对应关系中有此类数据没有的字段，是否属于另一类数据？</translation>
    </message>
    <message>
        <source>The city has no divisions yet, so these rows belong nowhere. Bring in the divisions first.</source>
        <translation>本市还没有行政区划，这些行无从归属。请先导入行政区划。</translation>
    </message>
    <message>
        <source>No time zone has this name. Write it like Asia/Shanghai.</source>
        <translation>没有这个时区。请写成 Asia/Shanghai 的形式。</translation>
    </message>
    <message>
        <source>This file holds no mapping. Choose one that was saved here.</source>
        <translation>这不是对应关系文件，请选择在此保存的文件。</translation>
    </message>
    <message>
        <source>This mapping was made for another kind of data. Choose that kind, or another mapping.</source>
        <translation>该对应关系属于另一类数据。请改选数据类别，或换一个对应关系。</translation>
    </message>
    <message>
        <source>The file could not be written: no room, or no right to write there. Choose another place.</source>
        <translation>文件无法写入：空间不足或没有权限。请换一个位置。</translation>
    </message>
    <message>
        <source>A file could not be read to its end. Nothing was applied. Look whether it is still there, then try again.</source>
        <translation>有文件未能读完，未改动任何数据。请确认文件还在，然后重试。</translation>
    </message>
    <message>
        <source>Central does not answer. What was sent is kept; try again when the link is back.</source>
        <translation>中心无应答。已发送的部分保留，连接恢复后请重试。</translation>
    </message>
    <message>
        <source>Your post may not import. The system administrator may.</source>
        <translation>您的岗位不能导入数据，请由系统管理员操作。</translation>
    </message>
    <message>
        <source>This import cannot be applied now: somebody else decided, or it is still being checked. Look at it again.</source>
        <translation>现在不能应用此导入：他人已决定，或仍在核对。请再看一次。</translation>
    </message>
    <message>
        <source>Another import is being applied. Nothing is lost; try again when it is done.</source>
        <translation>另一项导入正在写入。没有丢失任何内容，完成后请重试。</translation>
    </message>
    <message>
        <source>Central does not know this import any more. Check the files again.</source>
        <translation>中心已没有此导入，请重新核对文件。</translation>
    </message>
    <message>
        <source>The file is larger than central takes. Divide it, or import it at central with wanmi-central import.</source>
        <translation>文件超过中心接收的上限。请拆分，或在中心用 wanmi-central import 导入。</translation>
    </message>
    <message>
        <source>Central's disk is full. Nothing was applied. Make room there, then try again.</source>
        <translation>中心磁盘已满，未改动任何数据。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，未改动任何数据。</translation>
    </message>
    <message>
        <source>There is no room for temporary files. Make room, then try again.</source>
        <translation>没有存放临时文件的空间。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>A base map is drawn, not read row by row.</source>
        <translation>底图用于绘制，不逐行读取。</translation>
    </message>
    <message>
        <source>Say which layer of the base map this file fills.</source>
        <translation>请说明该文件填充底图的哪个图层。</translation>
    </message>
    <message>
        <source>There is nothing in the file that a base map shows.</source>
        <translation>文件中没有底图要显示的内容。</translation>
    </message>
    <message>
        <source>No row could be read. Look at the columns again.</source>
        <translation>没有一行能读取，请再检查列对应。</translation>
    </message>
    <message>
        <source>The files are sent to central</source>
        <translation>正在把文件发送到中心</translation>
    </message>
    <message>
        <source>Waits until central has a hand free</source>
        <translation>等待中心处理</translation>
    </message>
    <message>
        <source>Central checks every row</source>
        <translation>中心正在逐行核对</translation>
    </message>
    <message>
        <source>Central compares with what the city has</source>
        <translation>中心正在与现有数据比较</translation>
    </message>
    <message>
        <source>Checked. Nothing has been changed yet</source>
        <translation>核对完毕，尚未改动任何数据</translation>
    </message>
    <message>
        <source>Being applied, all rows at once</source>
        <translation>正在写入，所有行一次完成</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Failed. Nothing was changed</source>
        <translation>失败，未改动任何数据</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed</source>
        <translation>已取消，未改动任何数据</translation>
    </message>
    <message>
        <source>as you said</source>
        <translation>您指定</translation>
    </message>
    <message>
        <source>by its byte-order mark</source>
        <translation>按字节顺序标记</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>guessed from its content</source>
        <translation>按内容识别</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>the file says otherwise, wrongly</source>
        <translation>文件所述有误</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Order of coordinates</source>
        <translation>坐标顺序</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Order in dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Unit of lengths</source>
        <translation>长度单位</translation>
    </message>
    <message>
        <source>Level of the divisions</source>
        <translation>区划级别</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>几何</translation>
    </message>
    <message>
        <source>The outline is no ring</source>
        <translation>边界不闭合</translation>
    </message>
    <message>
        <source>Consists of several parts</source>
        <translation>由多块组成</translation>
    </message>
    <message>
        <source>The outline crosses itself</source>
        <translation>边界自相交</translation>
    </message>
    <message>
        <source>Two cells overlap</source>
        <translation>两个网格重叠</translation>
    </message>
    <message>
        <source>Ground without a cell</source>
        <translation>有空隙，未划网格</translation>
    </message>
    <message>
        <source>Reaches out of its community</source>
        <translation>超出所属社区</translation>
    </message>
    <message>
        <source>The middle lies outside the community</source>
        <translation>中心点在社区之外</translation>
    </message>
    <message>
        <source>The code is not of this community</source>
        <translation>编码不属于该社区</translation>
    </message>
    <message>
        <source>The community is not known</source>
        <translation>社区不存在</translation>
    </message>
    <message>
        <source>The code is not 15 digits</source>
        <translation>编码不是 15 位</translation>
    </message>
    <message>
        <source>Two cells have this code</source>
        <translation>编码重复</translation>
    </message>
    <message>
        <source>Two cells have the same outline</source>
        <translation>边界重复</translation>
    </message>
    <message>
        <source>The cells do not add up to the community</source>
        <translation>网格面积之和与社区不符</translation>
    </message>
    <message>
        <source>The community has no cells</source>
        <translation>社区没有网格</translation>
    </message>
    <message>
        <source>Smaller than 2,000 m²</source>
        <translation>小于 2000 平方米</translation>
    </message>
    <message>
        <source>Larger than 50,000 m²</source>
        <translation>大于 50000 平方米</translation>
    </message>
    <message>
        <source>Draw the outline again, closed, with at least three corners.</source>
        <translation>重新绘制闭合边界，至少三个顶点。</translation>
    </message>
    <message>
        <source>Make a cell of each part, or join them.</source>
        <translation>把各块分别设为网格，或合并。</translation>
    </message>
    <message>
        <source>Move the corners so that no two edges cross.</source>
        <translation>调整顶点，使边线不相交。</translation>
    </message>
    <message>
        <source>Give the common ground to one of the two.</source>
        <translation>把重叠部分划归其中一个。</translation>
    </message>
    <message>
        <source>Draw a cell there, or let a neighbour grow.</source>
        <translation>在此补划网格，或扩大相邻网格。</translation>
    </message>
    <message>
        <source>Cut the cell at the border of its community.</source>
        <translation>在社区边界处裁切网格。</translation>
    </message>
    <message>
        <source>Check whether the cell belongs to another community.</source>
        <translation>核实该网格是否属于其他社区。</translation>
    </message>
    <message>
        <source>The first 12 digits must be the code of the community.</source>
        <translation>前 12 位必须是社区代码。</translation>
    </message>
    <message>
        <source>Bring in this community first, or correct the code.</source>
        <translation>请先导入该社区，或改正编码。</translation>
    </message>
    <message>
        <source>A cell has 12 digits of its community and 3 of its own.</source>
        <translation>网格编码为社区代码 12 位加序号 3 位。</translation>
    </message>
    <message>
        <source>Give one of the two another number.</source>
        <translation>请给其中一个另编序号。</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>请删去其中一个。</translation>
    </message>
    <message>
        <source>Look for gaps and overlaps in this community.</source>
        <translation>请检查该社区的空隙和重叠。</translation>
    </message>
    <message>
        <source>Draw cells for this community: wanmi-central cells.</source>
        <translation>请为该社区划分网格：wanmi-central cells。</translation>
    </message>
    <message>
        <source>Join it with a neighbour, unless the place asks for it.</source>
        <translation>如非实地需要，请与相邻网格合并。</translation>
    </message>
    <message>
        <source>Divide it along a street, unless the place asks for it.</source>
        <translation>如非实地需要，请沿道路划开。</translation>
    </message>
    <message>
        <source>its row is in the file, but could not be taken</source>
        <translation>文件中有此行，但未能接收</translation>
    </message>
    <message>
        <source>open cases or other rows need it</source>
        <translation>有在办案卷或其他数据引用</translation>
    </message>
    <message>
        <source>this city has worked on it since</source>
        <translation>本市此后已在其上办理</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>, may be off by %1 m</source>
        <translation>，误差可达 %1 米</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>by the file&apos;s name</source>
        <translation>按文件名</translation>
    </message>
    <message>
        <source>by all columns together</source>
        <translation>按各列综合判断</translation>
    </message>
    <message>
        <source>Nobody knows characters of this name. Choose one of the list, or a name such as UTF-8 or GB18030.</source>
        <translation>没有这个名称的字符编码。请从列表中选择，或写 UTF-8、GB18030 等名称。</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again at the desk; this goes on from where it is.</source>
        <translation>登录已失效。请在工作台重新登录；导入会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Central does not answer. All rows are changed or none; which of the two is shown as soon as the link is back.</source>
        <translation>中心没有应答。所有行要么全部写入，要么一行不写；连接恢复后即显示结果。</translation>
    </message>
    <message>
        <source>Central does not answer. Nothing is lost: it has the files, and this goes on by itself when the link is back.</source>
        <translation>中心没有应答。不会丢失：文件已在中心，连接恢复后自动继续。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ImportProblems</name>
    <message>
        <source>Rows that were not taken, and remarks</source>
        <translation>未收的行与提示</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行标识</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Open cases</source>
        <translation>在办案卷</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>超期案卷</translation>
    </message>
    <message>
        <source>Overdue share</source>
        <translation>超期率</translation>
    </message>
    <message>
        <source>Broken components</source>
        <translation>破损部件</translation>
    </message>
    <message>
        <source>Grade of the community</source>
        <translation>社区评价等级</translation>
    </message>
    <message>
        <source>Cases against the usual</source>
        <translation>案发较常周</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Supervisors</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Duty grids</source>
        <translation>责任网格</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Layers of the map</source>
        <translation>地图图层</translation>
    </message>
    <message>
        <source>What colors the cells</source>
        <translation>网格着色</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>%1: shown</source>
        <translation>%1：已显示</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1：已隐藏</translation>
    </message>
    <message>
        <source>▲ %L1 without a possible place</source>
        <translation>▲ %L1 个没有可用的位置</translation>
    </message>
    <message>
        <source>Pictures of cameras</source>
        <translation>摄像机画面</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SheetWords</name>
    <message>
        <source>Cells: open cases</source>
        <translation>单元网格：在办案件</translation>
    </message>
    <message>
        <source>Cells: overdue cases</source>
        <translation>单元网格：超期案件</translation>
    </message>
    <message>
        <source>Cells: overdue share</source>
        <translation>单元网格：超期占比</translation>
    </message>
    <message>
        <source>Cells: damaged components</source>
        <translation>单元网格：受损部件</translation>
    </message>
    <message>
        <source>Cells: grade of the community</source>
        <translation>单元网格：所在社区评价等级</translation>
    </message>
    <message>
        <source>Cells: this week against the usual</source>
        <translation>单元网格：本周与往常相比</translation>
    </message>
    <message>
        <source>Scale about 1 : %1</source>
        <translation>比例尺约 1 : %1</translation>
    </message>
    <message>
        <source>no time limit  %1</source>
        <translation>无时限  %1</translation>
    </message>
    <message>
        <source>%1 · drawn %2 %3 · cases as of %4</source>
        <translation>%1 · 绘于 %2 %3 · 案件数据截至 %4</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n 件在办</numerusform>
        </translation>
    </message>
    <message>
        <source>in what this map shows</source>
        <translation>本图所示范围</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>Printed by %1, %2 %3</source>
        <translation>打印：%1，%2 %3</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Cases (a number stands for so many)</source>
        <translation>案件（数字为件数）</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Cases on this map: %1</source>
        <translation>本图案件 %1 件</translation>
    </message>
    <message>
        <source>No open case lies in what this map shows.</source>
        <translation>本图所示范围内没有在办案件。</translation>
    </message>
    <message>
        <source>Arranging the sheet…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Drawing the map and the list…</source>
        <translation>正在绘制地图和清单…</translation>
    </message>
    <message>
        <source>Preparing the map…</source>
        <translation>正在准备地图…</translation>
    </message>
    <message>
        <source>The disk is full; no sheet was written. Make room, or choose another folder.</source>
        <translation>磁盘已满，图纸没有写出。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The file cannot be written; no sheet is there. Choose another folder, and close the file if it is open.</source>
        <translation>文件写不进去，图纸没有写出。请换一个文件夹；文件若已打开请先关闭。</translation>
    </message>
    <message>
        <source>The map process is not on this computer, so nothing can be printed. Have wanmi-maprender installed.</source>
        <translation>这台电脑上没有地图进程，无法打印。请安装 wanmi-maprender。</translation>
    </message>
    <message>
        <source>The map process took too long; no sheet was written. Choose a larger scale or try again.</source>
        <translation>地图进程用时过长，图纸没有写出。请选更大的比例尺，或再试一次。</translation>
    </message>
    <message>
        <source>The base map cannot be opened; no sheet was written. Those who keep the map at central can help.</source>
        <translation>底图打不开，图纸没有写出。请联系中心的地图维护人员。</translation>
    </message>
    <message>
        <source>Stopped; no sheet was written.</source>
        <translation>已停止，图纸没有写出。</translation>
    </message>
    <message>
        <source>The map process failed; no sheet was written. Try again; if it goes on, have the log looked at.</source>
        <translation>地图进程出错，图纸没有写出。请再试一次；若仍不行，请查看日志。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PrintSheetDialog</name>
    <message>
        <source>Open the folder afterwards</source>
        <translation>完成后打开文件夹</translation>
    </message>
    <message>
        <source>Print to PDF</source>
        <translation>打印为 PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print map sheet</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>%1: open cases</source>
        <translation>%1：在办案件</translation>
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
        <translation>横向</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕一致</translation>
    </message>
    <message>
        <source>Map sheet %1.pdf</source>
        <translation>地图 %1.pdf</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Lies</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n case(s) in the list</source>
        <translation>
            <numerusform>%1 · 清单 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>Done: %1, %n page(s)</source>
        <translation>
            <numerusform>已完成：%1，%n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>&amp;Print map sheet…</source>
        <translation>打印地图(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>print the map</source>
        <translation>打印地图</translation>
    </message>
</context>
<context>
    <name>BaseLayers</name>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>数据源缺失</translation>
    </message>
    <message>
        <source>cannot be drawn</source>
        <translation>绘制出错</translation>
    </message>
    <message>
        <source>Its file or service cannot be reached. Those who keep the map put it right and publish it again.</source>
        <translation>文件或服务打不开：请地图维护人员改正后重新发布。</translation>
    </message>
    <message>
        <source>QGIS reports an error in this layer. Those who keep the map find it with: maps check.</source>
        <translation>QGIS 报告此图层出错：请地图维护人员用 maps check 查明。</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 层</translation>
    </message>
    <message>
        <source>Its layers are told once the map process has opened the project.</source>
        <translation>地图进程打开工程后显示各图层。</translation>
    </message>
</context>
<context>
    <name>MapRegion</name>
    <message>
        <source>The published map project cannot be opened: the one that came with the program is shown</source>
        <translation>已发布的地图工程打不开：现在显示程序自带的底图</translation>
    </message>
    <message>
        <source>▲ 1 layer of the base map is not drawn (L)</source>
        <translation>▲ 底图有 1 层未绘制（L）</translation>
    </message>
    <message>
        <source>▲ %1 layers of the base map are not drawn (L)</source>
        <translation>▲ 底图有 %1 层未绘制（L）</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::SearchPopup</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>WallSearch</name>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
</context>
<context>
    <name>PushCard</name>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>%1 · sent by %2</source>
        <translation>%1 · %2 推送</translation>
    </message>
</context>
<context>
    <name>ReviewRegion</name>
    <message>
        <source>registered</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>结案率</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Departments, last 30 days</source>
        <translation>部门 · 近 30 天</translation>
    </message>
    <message>
        <source>Districts, last 30 days</source>
        <translation>城区 · 近 30 天</translation>
    </message>
    <message>
        <source>show districts</source>
        <translation>显示城区</translation>
    </message>
    <message>
        <source>show departments</source>
        <translation>显示部门</translation>
    </message>
    <message>
        <source>counted from the replica; not the official evaluation</source>
        <translation>按本席副本统计，非正式评价</translation>
    </message>
    <message>
        <source>No case was registered in the last 30 days</source>
        <translation>近 30 天没有立案</translation>
    </message>
</context>
<context>
    <name>TimelineRegion</name>
    <message>
        <source>What happened</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>暂无动态</translation>
    </message>
    <message>
        <source>Steps of the last 90 days are kept at a wall</source>
        <translation>大屏保留近 90 天的办理记录</translation>
    </message>
</context>
<context>
    <name>CasesRegion</name>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No open case of these classes</source>
        <translation>没有此类在办案卷</translation>
    </message>
</context>
<context>
    <name>PulseRegion</name>
    <message>
        <source>Pulse of the cameras</source>
        <translation>摄像机脉搏</translation>
    </message>
    <message>
        <source>%1 cameras</source>
        <translation>%1 路</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>在线 %1</translation>
    </message>
    <message>
        <source>off %1</source>
        <translation>离线 %1</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>无回应 %1</translation>
    </message>
    <message>
        <source>bar: how lately its device spoke</source>
        <translation>横条：设备上次应答的新旧</translation>
    </message>
    <message>
        <source>No cameras yet</source>
        <translation>暂无摄像机</translation>
    </message>
    <message>
        <source>They come with the city&apos;s rows</source>
        <translation>随城市数据一起到来</translation>
    </message>
    <message>
        <source>live</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>picture is old</source>
        <translation>画面陈旧</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>无信号</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>waiting for a picture</source>
        <translation>等待画面</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>无回应</translation>
    </message>
    <message>
        <source>live %1</source>
        <translation>正常 %1</translation>
    </message>
    <message>
        <source>old picture %1</source>
        <translation>画面陈旧 %1</translation>
    </message>
    <message>
        <source>no signal %1</source>
        <translation>无信号 %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>first: needs eyes; bar: age of the picture, a minute long</source>
        <translation>首行：需先看；横条：画面新旧（一分钟）</translation>
    </message>
    <message>
        <source>No camera is called that</source>
        <translation>没有符合的摄像机</translation>
    </message>
    <message>
        <source>Esc shows all again</source>
        <translation>按 Esc 显示全部</translation>
    </message>
    <message>
        <source>“%1”: %2 of %3</source>
        <translation>“%1”：%2 / %3 路</translation>
    </message>
</context>
<context>
    <name>TrendRegion</name>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>近 24 小时</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>上报 %1</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>结案 %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <translation>最高 %1</translation>
    </message>
    <message>
        <source>Nothing was reported in this time</source>
        <translation>这段时间没有上报</translation>
    </message>
</context>
<context>
    <name>MessageRegion</name>
    <message>
        <source>Message</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>没有通知</translation>
    </message>
    <message>
        <source>A seat can send one here</source>
        <translation>任一席位可推送到这里</translation>
    </message>
</context>
<context>
    <name>PhotosRegion</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>on record; pictures are not sent to walls</source>
        <translation>仅为登记信息，图片不下发大屏</translation>
    </message>
    <message>
        <source>No photos on record</source>
        <translation>没有登记照片</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>No photo from before</source>
        <translation>没有处置前照片</translation>
    </message>
    <message>
        <source>No photo after the work yet</source>
        <translation>还没有处置后照片</translation>
    </message>
</context>
<context>
    <name>CaseRegion</name>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选案卷</translation>
    </message>
    <message>
        <source>This wall may not see that case</source>
        <translation>此大屏无权查看该案卷</translation>
    </message>
    <message>
        <source>A seat can send one here; else it is the most urgent</source>
        <translation>席位可推送到这里，否则显示最紧急的一件</translation>
    </message>
    <message>
        <source>It is not in the replica of whoever signed in here</source>
        <translation>大屏登录账号的副本中没有它</translation>
    </message>
</context>
<context>
    <name>ComponentsRegion</name>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>%1 not intact</source>
        <translation>%1 处不完好</translation>
    </message>
    <message>
        <source>all intact</source>
        <translation>全部完好</translation>
    </message>
    <message>
        <source>The city has no components of these classes</source>
        <translation>城市没有此类部件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No classes are chosen</source>
        <translation>尚未选择类别</translation>
    </message>
    <message>
        <source>Choose them where the scene is edited: Ctrl+W at a seat</source>
        <translation>请在席位按 Ctrl+W 编辑场景时选择</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::CaseView</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>With</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>far</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>from a camera</source>
        <translation>视频截图</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::SceneState</name>
    <message>
        <source>%1, until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>timetable</source>
        <translation>按时间表</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>轮播</translation>
    </message>
    <message>
        <source>by hand: %1</source>
        <translation>手动：%1</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>%1 推送</translation>
    </message>
</context>
<context>
    <name>regions</name>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>today&apos;s figures</source>
        <translation>今日指标</translation>
    </message>
    <message>
        <source>most urgent</source>
        <translation>最紧急</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>pulse of the cameras</source>
        <translation>摄像机脉搏</translation>
    </message>
    <message>
        <source>lifecycle</source>
        <translation>办理流程</translation>
    </message>
    <message>
        <source>districts and departments</source>
        <translation>城区与部门</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>cases of classes</source>
        <translation>按类案卷</translation>
    </message>
    <message>
        <source>components of classes</source>
        <translation>按类部件</translation>
    </message>
    <message>
        <source>message</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>one case</source>
        <translation>一案</translation>
    </message>
    <message>
        <source>photos of the case</source>
        <translation>案卷照片</translation>
    </message>
    <message>
        <source>what happened to the case</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>review of 30 days</source>
        <translation>30 天回顾</translation>
    </message>
    <message>
        <source>The city with its cells, cases, cameras and vehicles.</source>
        <translation>全市单元网格、案卷、摄像机与车辆。</translation>
    </message>
    <message>
        <source>Open, overdue, due soon, and closed in time.</source>
        <translation>在办、超期、即将到期与按期结案。</translation>
    </message>
    <message>
        <source>The eight cases with the least time left.</source>
        <translation>剩余时间最少的八件案卷。</translation>
    </message>
    <message>
        <source>Live pictures: of the whole city unless something is chosen here.</source>
        <translation>实时画面：不选则覆盖全市。</translation>
    </message>
    <message>
        <source>Every camera of the city as one mark: on, off or silent.</source>
        <translation>全市每路摄像机一个标记：在线、离线或无信号。</translation>
    </message>
    <message>
        <source>In which stage the open cases wait.</source>
        <translation>在办案卷停在哪个环节。</translation>
    </message>
    <message>
        <source>Who has the open cases.</source>
        <translation>在办案卷在谁手中。</translation>
    </message>
    <message>
        <source>What was reported and closed, hour by hour or day by day.</source>
        <translation>按小时或按天的上报与结案。</translation>
    </message>
    <message>
        <source>Open cases of some classes, the least time left first.</source>
        <translation>所选类别的在办案卷，剩余时间少的在前。</translation>
    </message>
    <message>
        <source>How many components there are of some classes, and how many are not intact.</source>
        <translation>所选类别部件的总数与非完好数。</translation>
    </message>
    <message>
        <source>Words for the room, as large as they fit.</source>
        <translation>写给大厅的文字，尽量放大。</translation>
    </message>
    <message>
        <source>The case sent to the wall, else the one chosen, else the most urgent.</source>
        <translation>推送到大屏的案卷，其次为选中的，再次为最紧急的。</translation>
    </message>
    <message>
        <source>The photos of the one case.</source>
        <translation>该案卷的照片。</translation>
    </message>
    <message>
        <source>The trail of the one case, the newest first.</source>
        <translation>该案卷的办理过程，最新在前。</translation>
    </message>
    <message>
        <source>What districts or departments did with the cases of 30 days.</source>
        <translation>各区或各部门近 30 天的办理情况。</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在办案卷</translation>
    </message>
    <message>
        <source>Overdue cases</source>
        <translation>超期案卷</translation>
    </message>
    <message>
        <source>Overdue share</source>
        <translation>超期占比</translation>
    </message>
    <message>
        <source>Broken components</source>
        <translation>损坏部件</translation>
    </message>
    <message>
        <source>Grade of the community</source>
        <translation>社区评价等级</translation>
    </message>
    <message>
        <source>Cases against the usual</source>
        <translation>与往常相比的案卷</translation>
    </message>
    <message>
        <source>Central does not answer, and nothing has changed there. Try again when it is back.</source>
        <translation>中心没有应答，未作任何更改，恢复后请重试。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallPush</name>
    <message>
        <source>Send to a wall</source>
        <translation>推送到大屏</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>推送</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>大屏(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>For how &amp;long</source>
        <translation>时长(&amp;L)</translation>
    </message>
    <message>
        <source>where it fits</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>%1 shows it for %2</source>
        <translation>%1 显示 %2</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>最多 %1 字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Wh&amp;at</source>
        <translation>内容(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;cene</source>
        <translation>场景(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文字(&amp;T)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>the whole wall</source>
        <translation>整屏</translation>
    </message>
    <message>
        <source>This city has no wall yet: Ctrl+W makes one.</source>
        <translation>本市还没有大屏，按 Ctrl+W 建立。</translation>
    </message>
    <message>
        <source>Write what the room should read.</source>
        <translation>请写下要让大厅看到的文字。</translation>
    </message>
    <message>
        <source>The wall shows your name with it and goes back by itself at %1.</source>
        <translation>大屏会显示您的姓名，并在 %1 自动恢复。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallsWindow</name>
    <message>
        <source>Walls</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>当前(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Scenes</source>
        <translation>场景(&amp;S)</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>until given back</source>
        <translation>直到恢复</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>切换(&amp;W)</translation>
    </message>
    <message>
        <source>Sent to this wall</source>
        <translation>已推送到此大屏</translation>
    </message>
    <message>
        <source>Take b&amp;ack</source>
        <translation>收回(&amp;A)</translation>
    </message>
    <message>
        <source>This city has no wall yet</source>
        <translation>本市还没有大屏</translation>
    </message>
    <message>
        <source>%1 · by %2 · until %3</source>
        <translation>%1 · %2 · 至 %3</translation>
    </message>
    <message>
        <source>The wall has it</source>
        <translation>大屏已切换</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Saved at central</source>
        <translation>已保存到中心</translation>
    </message>
    <message>
        <source>Kind of region</source>
        <translation>区域类型</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>There is no room for it: make another region smaller first</source>
        <translation>放不下：请先缩小其他区域</translation>
    </message>
    <message>
        <source>Saved at central: every wall that shows it has changed</source>
        <translation>已保存到中心，正在显示它的大屏已更新</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>已从中心删除</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>计划(&amp;P)</translation>
    </message>
    <message>
        <source>New wall</source>
        <translation>新建大屏</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>The plan of “%1” has changes that are not saved.</source>
        <translation>“%1”的计划有未保存的更改。</translation>
    </message>
    <message>
        <source>The scene “%1” has changes that are not saved.</source>
        <translation>场景“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>放弃并关闭</translation>
    </message>
    <message>
        <source>Central is away: nothing can be switched or saved now. What is edited here stays.</source>
        <translation>与中心断开：现在不能切换，也不能保存。此处的编辑不会丢失。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AreaView</name>
    <message>
        <source>By class; damaged or missing in red</source>
        <translation>按大类；红色为破损或缺失</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>下级区域</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>People and cameras</source>
        <translation>人员与摄像机</translation>
    </message>
    <message>
        <source>Cases a day, last 30 days</source>
        <translation>近 30 天每日案件</translation>
    </message>
    <message>
        <source>Evaluation of the last 30 days</source>
        <translation>近 30 天评价</translation>
    </message>
    <message>
        <source>Where open cases stand</source>
        <translation>在办案件所处环节</translation>
    </message>
    <message>
        <source>Reported most in 30 days</source>
        <translation>近 30 天上报最多</translation>
    </message>
    <message>
        <source>Parts of this area</source>
        <translation>本区域的下级区域</translation>
    </message>
    <message>
        <source>Open, the least time left first</source>
        <translation>在办，剩余时间最少的在前</translation>
    </message>
    <message>
        <source>Reported last, open or closed</source>
        <translation>最近上报，含已结案</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>duty grid %1</source>
        <translation>责任网格 %1</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>None at the moment.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>None in your scope.</source>
        <translation>您的权限范围内没有。</translation>
    </message>
    <message>
        <source>Nothing was reported.</source>
        <translation>没有上报。</translation>
    </message>
    <message>
        <source>Not in your scope: a grade needs every case of the area.</source>
        <translation>不在您的权限范围内：评级需要该区域的全部案件。</translation>
    </message>
    <message>
        <source>%1 of 100 points</source>
        <translation>%1 分（满分 100）</translation>
    </message>
    <message>
        <source>Too few: %1 cases to close, %2 are needed</source>
        <translation>案件太少：应结案 %1 件，至少要 %2 件</translation>
    </message>
    <message>
        <source>Registered %1, of them by the public %2</source>
        <translation>立案 %1 件，其中公众举报 %2</translation>
    </message>
    <message>
        <source>Due to close %1: closed %2, in time %3</source>
        <translation>应结案 %1 件：结案率 %2，按期结案率 %3</translation>
    </message>
    <message>
        <source>From this replica; the official evaluation comes with its publication.</source>
        <translation>按本机数据计算；正式评价以发布为准。</translation>
    </message>
    <message>
        <source>%1, %2 faulty</source>
        <translation>%1，异常 %2</translation>
    </message>
    <message>
        <source>No component is recorded here.</source>
        <translation>这里没有登记部件。</translation>
    </message>
    <message>
        <source>and %1 more: open a part to see them</source>
        <translation>还有 %1 个：进入下级区域查看</translation>
    </message>
    <message>
        <source>Supervisors: %1, on duty %2</source>
        <translation>监督员 %1 人，在岗 %2 人</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Vehicles: no positions have come yet</source>
        <translation>车辆：尚未收到位置</translation>
    </message>
    <message>
        <source>Vehicles seen here now: %1</source>
        <translation>当前在此的车辆：%1</translation>
    </message>
    <message>
        <source>Cameras: %1</source>
        <translation>摄像机：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n grid cell(s)</source>
        <translation>
            <numerusform>%n 个单元网格</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MoverView</name>
    <message>
        <source>To verify or check now</source>
        <translation>待核实、待核查</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Duty grid</source>
        <translation>责任网格</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>not in your scope</source>
        <translation>不在您的权限范围内</translation>
    </message>
    <message>
        <source>Reports in 30 days</source>
        <translation>近 30 天上报</translation>
    </message>
    <message>
        <source>Tasks in 30 days</source>
        <translation>近 30 天任务</translation>
    </message>
    <message>
        <source>verified %1, checked %2</source>
        <translation>核实 %1，核查 %2</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时完成</translation>
    </message>
    <message>
        <source>too few tasks to say</source>
        <translation>任务太少，不作评价</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1（共 %2 件）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 km/h</source>
        <translation>%1 公里/时</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>its device does not report</source>
        <translation>终端没有上报</translation>
    </message>
    <message>
        <source>none has come yet</source>
        <translation>尚未收到</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>最近定位</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>In cell</source>
        <translation>所在单元网格</translation>
    </message>
    <message>
        <source>No task at the moment.</source>
        <translation>目前没有任务。</translation>
    </message>
    <message>
        <source>None in your scope.</source>
        <translation>您的权限范围内没有。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PlacePage</name>
    <message>
        <source>Back: Alt+Left</source>
        <translation>后退：Alt+左</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward: Alt+Right</source>
        <translation>前进：Alt+右</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>上至 %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MainWindow</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>The &amp;city and its districts</source>
        <translation>全市与各区(&amp;C)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::KeySheet</name>
    <message>
        <source>the city and its districts</source>
        <translation>全市与各区</translation>
    </message>
    <message>
        <source>back and forward among places</source>
        <translation>在看过的地点间后退、前进</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePage</name>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SeatMap</name>
    <message>
        <source>Enter: the whole page</source>
        <translation>回车：查看完整页面</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Residential</source>
        <translation>居住用地</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>商业用地</translation>
    </message>
    <message>
        <source>Industrial</source>
        <translation>工业用地</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿地</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水域</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路用地</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公共用地</translation>
    </message>
    <message>
        <source>Sanitation vehicle</source>
        <translation>环卫车</translation>
    </message>
    <message>
        <source>Spoil truck</source>
        <translation>渣土车</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>公交车</translation>
    </message>
    <message>
        <source>Taxi</source>
        <translation>出租车</translation>
    </message>
    <message>
        <source>Enforcement vehicle</source>
        <translation>执法车</translation>
    </message>
    <message>
        <source>Sprinkler</source>
        <translation>洒水车</translation>
    </message>
    <message>
        <source>Day shift</source>
        <translation>白班</translation>
    </message>
    <message>
        <source>Evening shift</source>
        <translation>中班</translation>
    </message>
    <message>
        <source>Night shift</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Faulty components</source>
        <translation>异常部件</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Only what is in your scope is counted: the rest is not here.</source>
        <translation>只统计您权限范围内的数据：其余不在本机。</translation>
    </message>
    <message>
        <source>Too few cases in 30 days for a grade.</source>
        <translation>近 30 天案件太少，不评级。</translation>
    </message>
    <message>
        <source>This area is not in the copy of the city that is here.</source>
        <translation>本机的城市数据中没有这个区域。</translation>
    </message>
    <message>
        <source>This person is not in the copy of the city that is here.</source>
        <translation>本机的城市数据中没有这个人员。</translation>
    </message>
    <message>
        <source>This vehicle is not in the copy of the city that is here.</source>
        <translation>本机的城市数据中没有这辆车。</translation>
    </message>
</context>
<context>
    <name>PastFrame</name>
    <message>
        <source>Past · %1 · playing</source>
        <translation>历史 · %1 · 回放</translation>
    </message>
    <message>
        <source>Past · %1</source>
        <translation>历史 · %1</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>1 h/s</source>
        <translation>1 小时/秒</translation>
    </message>
    <message>
        <source>6 h/s</source>
        <translation>6 小时/秒</translation>
    </message>
    <message>
        <source>1 day/s</source>
        <translation>1 天/秒</translation>
    </message>
    <message>
        <source>ddd, MMM d, HH:mm</source>
        <translation>M月d日 ddd HH:mm</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Time slider: %1</source>
        <translation>时间轴：%1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play and pause: Space</source>
        <translation>播放与暂停：空格键</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Back to now: Esc</source>
        <translation>回到现在：Esc 键</translation>
    </message>
    <message>
        <source>%L1 open, %L2 overdue, %L3 reported that day</source>
        <translation>在办 %L1，超期 %L2，当日上报 %L3</translation>
    </message>
    <message>
        <source>Reading the cases of the last 90 days…</source>
        <translation>正在读取近 90 天的案卷…</translation>
    </message>
    <message>
        <source>There was no case in the last 90 days. Esc: back to now</source>
        <translation>近 90 天没有案卷。Esc：回到现在</translation>
    </message>
    <message>
        <source>▲ The past cannot be read from this seat&apos;s replica. The map shows the present. Esc, then T: try again</source>
        <translation>▲ 无法从本席位的副本读取历史，地图显示的是现在。按 Esc 再按 T 重试</translation>
    </message>
    <message>
        <source>Space plays · ← → an hour, with Shift a day · ↑ ↓ speed · Esc back to now. Vehicles, supervisors and cameras are not shown in the past.</source>
        <translation>空格 播放 · ← → 一小时，加 Shift 一天 · ↑ ↓ 速度 · Esc 回到现在。历史中不显示车辆、监督员和摄像头。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AreaView</name>
    <message>
        <source>People</source>
        <translation>人员设备</translation>
    </message>
</context>
<context>
    <name>WallMap</name>
    <message>
        <source>only these: %1 open</source>
        <translation>仅此类：在办 %1</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>仅此类</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::WallFigures</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 以上</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CheckPicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 can be chosen: take one away first</source>
        <translation>最多选 %1 项，请先去掉一项</translation>
    </message>
    <message>
        <source>None is chosen</source>
        <translation>尚未选择</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RegionSettings</name>
    <message>
        <source>Choose a region to say what it shows</source>
        <translation>选择一个区域，设置它显示什么</translation>
    </message>
    <message>
        <source>Choose the classes of the components to count</source>
        <translation>请选择要统计的部件类别</translation>
    </message>
    <message>
        <source>Without a text it waits for a message from a seat</source>
        <translation>未填文字时等待席位推送消息</translation>
    </message>
    <message>
        <source>What colors the cells</source>
        <translation>单元网格着色依据</translation>
    </message>
    <message>
        <source>as it was chosen at the wall</source>
        <translation>按大屏上的选择</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation>近 24 小时</translation>
    </message>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>区</translation>
    </message>
    <message>
        <source>There is nothing to set.</source>
        <translation>没有可设置的内容。</translation>
    </message>
    <message>
        <source>Title in Chinese (its kind, when empty)</source>
        <translation>中文标题（空则用类型名）</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>Text (at most %1 characters)</source>
        <translation>文字（最多 %1 字）</translation>
    </message>
    <message>
        <source>for instance 桥 隧道 underpass</source>
        <translation>例如 桥 隧道 underpass</translation>
    </message>
    <message>
        <source>Cameras whose names hold one of these words</source>
        <translation>名称含以下任一词的摄像机</translation>
    </message>
    <message>
        <source>Stays at the one case</source>
        <translation>始终对准“一案”</translation>
    </message>
    <message>
        <source>The four that see the one case</source>
        <translation>看得见“一案”的四路</translation>
    </message>
    <message>
        <source>Classes of components</source>
        <translation>部件类别</translation>
    </message>
    <message>
        <source>Cameras nearest to open cases of these classes</source>
        <translation>离以下类别在办案卷最近的摄像机</translation>
    </message>
    <message>
        <source>Cases of these classes only (all, when none is chosen)</source>
        <translation>仅以下类别的案卷（不选则为全部）</translation>
    </message>
    <message>
        <source>class, code or initials</source>
        <translation>类别、代码或首字母</translation>
    </message>
    <message>
        <source>These cameras</source>
        <translation>指定摄像机</translation>
    </message>
    <message>
        <source>name or number of a camera</source>
        <translation>摄像机名称或编号</translation>
    </message>
    <message>
        <source>How the pictures stand</source>
        <translation>画面排列</translation>
    </message>
    <message>
        <source>all of one size</source>
        <translation>大小相同</translation>
    </message>
    <message>
        <source>%1, the first one large</source>
        <translation>%1 画面，首个放大</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ScenePage</name>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Name in C&amp;hinese</source>
        <translation>中文名称(&amp;H)</translation>
    </message>
    <message>
        <source>Name in En&amp;glish</source>
        <translation>英文名称(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>顺序(&amp;O)</translation>
    </message>
    <message>
        <source>Scenes with a smaller number come first in every list</source>
        <translation>数字小的场景在各列表中靠前</translation>
    </message>
    <message>
        <source>Sa&amp;ve the scene</source>
        <translation>保存场景(&amp;V)</translation>
    </message>
    <message>
        <source>Regions: N and P choose, arrows move, Shift with arrows sizes, Delete removes, Enter sets</source>
        <translation>区域：N、P 选择，方向键移动，Shift 加方向键改大小，Delete 移除，回车设置</translation>
    </message>
    <message>
        <source>Kind of region</source>
        <translation>区域类型</translation>
    </message>
    <message>
        <source>&amp;Add the region</source>
        <translation>添加区域(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;move the region</source>
        <translation>移除区域(&amp;M)</translation>
    </message>
    <message>
        <source>the new scene</source>
        <translation>新场景</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Somebody has deleted this scene meanwhile. Saving it makes it anew.</source>
        <translation>此场景已被他人删除，保存将重新建立。</translation>
    </message>
    <message>
        <source>Somebody has saved another version of “%1” meanwhile.</source>
        <translation>他人已保存“%1”的另一版本。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>There is no room for it: make another region smaller first</source>
        <translation>放不下：请先缩小其他区域</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Saved at central: every wall that shows it has changed</source>
        <translation>已保存到中心：显示它的大屏均已更新</translation>
    </message>
    <message>
        <source>Delete “%1”? No wall can show it any more.</source>
        <translation>删除“%1”？任何大屏将不能再显示它。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>已在中心删除</translation>
    </message>
    <message>
        <source>There is no scene yet: “New” makes one</source>
        <translation>还没有场景，按“新建”建立</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TimetableRow</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>next day</source>
        <translation>次日</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallPlanPage</name>
    <message>
        <source>Name in C&amp;hinese</source>
        <translation>中文名称(&amp;H)</translation>
    </message>
    <message>
        <source>Name in En&amp;glish</source>
        <translation>英文名称(&amp;G)</translation>
    </message>
    <message>
        <source>Usual scen&amp;e, when nothing below names one</source>
        <translation>常用场景，下面都未指定时显示(&amp;E)</translation>
    </message>
    <message>
        <source>TIMETABLE</source>
        <translation>时间表</translation>
    </message>
    <message>
        <source>IN TURN, WHERE THE TIMETABLE NAMES NONE</source>
        <translation>轮播（时间表未指定时）</translation>
    </message>
    <message>
        <source>WHAT COMES</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>No times are set: the wall shows its scenes in turn, or the usual one.</source>
        <translation>未设时间：大屏轮播各场景，或显示常用场景。</translation>
    </message>
    <message>
        <source>&amp;Add a time</source>
        <translation>添加时段(&amp;A)</translation>
    </message>
    <message>
        <source>Scenes in turn</source>
        <translation>轮播场景</translation>
    </message>
    <message>
        <source>Scene to add</source>
        <translation>要添加的场景</translation>
    </message>
    <message>
        <source>Add to the turn</source>
        <translation>加入轮播</translation>
    </message>
    <message>
        <source>Take a&amp;way</source>
        <translation>去掉(&amp;W)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Each stays &amp;for</source>
        <translation>每个停留(&amp;F)</translation>
    </message>
    <message>
        <source>Sa&amp;ve the plan</source>
        <translation>保存计划(&amp;V)</translation>
    </message>
    <message>
        <source>the new wall</source>
        <translation>新大屏</translation>
    </message>
    <message>
        <source>a scene that is gone (%1)</source>
        <translation>已不存在的场景（%1）</translation>
    </message>
    <message>
        <source>in turn: %1</source>
        <translation>轮播：%1</translation>
    </message>
    <message>
        <source>Always: %1</source>
        <translation>始终：%1</translation>
    </message>
    <message>
        <source>%1 %2  %3</source>
        <translation>%1 %2  %3</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Somebody has saved another plan of “%1” meanwhile.</source>
        <translation>他人已保存“%1”的另一计划。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Saved at central</source>
        <translation>已保存到中心</translation>
    </message>
    <message>
        <source>Delete the wall “%1”? A screen that shows it goes on with the first wall.</source>
        <translation>删除大屏“%1”？正显示它的屏幕将改为第一块大屏。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted at central</source>
        <translation>已在中心删除</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WallNowPage</name>
    <message>
        <source>SWITCH THE SCENE</source>
        <translation>切换场景</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>until given back</source>
        <translation>直到恢复</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>切换(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Back to the plan</source>
        <translation>恢复计划(&amp;B)</translation>
    </message>
    <message>
        <source>SENT TO THIS WALL</source>
        <translation>已推送到此大屏</translation>
    </message>
    <message>
        <source>Sent to this wall</source>
        <translation>已推送到此大屏</translation>
    </message>
    <message>
        <source>Take b&amp;ack</source>
        <translation>收回(&amp;A)</translation>
    </message>
    <message>
        <source>There is no scene yet</source>
        <translation>还没有场景</translation>
    </message>
    <message>
        <source>This city has no wall yet</source>
        <translation>本市还没有大屏</translation>
    </message>
    <message>
        <source>An administrator, a commander or a shift leader makes one here.</source>
        <translation>由系统管理员、指挥长或值班长在此建立。</translation>
    </message>
    <message>
        <source>switched by %1</source>
        <translation>由 %1 切换</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>由 %1 推送</translation>
    </message>
    <message>
        <source>by the timetable</source>
        <translation>按时间表</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>轮播</translation>
    </message>
    <message>
        <source>the usual scene</source>
        <translation>常用场景</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>Nobody has switched it: the plan is on</source>
        <translation>无人切换：正按计划显示</translation>
    </message>
    <message>
        <source>Scene: %1</source>
        <translation>场景：%1</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>摄像机：%1</translation>
    </message>
    <message>
        <source>whole wall</source>
        <translation>整屏</translation>
    </message>
    <message>
        <source>The wall goes by its plan again</source>
        <translation>大屏已恢复计划</translation>
    </message>
    <message>
        <source>The wall has it</source>
        <translation>大屏已切换</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Your post looks on. Dispatchers, leaders and the administrator switch and send.</source>
        <translation>本岗位只能查看大屏。切换与推送由派遣员、值班长、指挥长、领导和系统管理员操作。</translation>
    </message>
    <message>
        <source>Nothing is sent to it now. The key W sends a case, a camera or a place, with an end.</source>
        <translation>目前没有推送。在案卷、摄像机或地点上按 W 即可推送到此，到时自动收回。</translation>
    </message>
    <message>
        <source>%1 · by %2 · until %3</source>
        <translation>%1 · %2 · 至 %3</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::SourceAges</name>
    <message>
        <source>%1 of the rows</source>
        <translation>已到 %1</translation>
    </message>
    <message>
        <source>not all rows</source>
        <translation>数据不全</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>正在到达</translation>
    </message>
    <message>
        <source>cases stopped, since %1</source>
        <translation>案卷停于 %1</translation>
    </message>
    <message>
        <source>cases %1</source>
        <translation>案卷 %1</translation>
    </message>
    <message>
        <source>components stopped, since %1</source>
        <translation>部件停于 %1</translation>
    </message>
    <message>
        <source>components %1</source>
        <translation>部件 %1</translation>
    </message>
    <message>
        <source>no positions yet</source>
        <translation>尚无位置</translation>
    </message>
    <message>
        <source>positions stopped, since %1</source>
        <translation>位置停于 %1</translation>
    </message>
    <message>
        <source>positions %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>stopped, since %1</source>
        <translation>停于 %1</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无数据</translation>
    </message>
</context>
<context>
    <name>wanmi::wall::CameraPick</name>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 / %2 路在线</translation>
    </message>
</context>
<context>
    <name>EditFoot</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>Disca&amp;rd changes</source>
        <translation>放弃更改(&amp;R)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::DutyAdvice</name>
    <message>
        <source>Departments that are proposed</source>
        <translation>推荐的部门</translation>
    </message>
    <message>
        <source>Choose it: Alt+%1</source>
        <translation>选它：Alt+%1</translation>
    </message>
    <message>
        <source>behind: %1</source>
        <translation>靠后原因：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Nothing can be proposed. %1</source>
        <translation>无法推荐。%1</translation>
    </message>
    <message>
        <source>Why not %1 in the first place: %2</source>
        <translation>首选为何不是%1：%2</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CrewField</name>
    <message>
        <source>Crews and vehicles, the best first</source>
        <translation>班组和车辆，最合适的在前</translation>
    </message>
    <message>
        <source>Proposed: the nearest that suits and is free.</source>
        <translation>推荐：最近的、适合且空闲的。</translation>
    </message>
    <message>
        <source>No crew or vehicle of this department is known yet; type who goes there.</source>
        <translation>还没有本部门的班组或车辆记录；请输入由谁前往。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::TextOffers</name>
    <message>
        <source>Standard texts: Alt+Down</source>
        <translation>标准用语：Alt+↓</translation>
    </message>
    <message>
        <source>No longer one of your own texts.</source>
        <translation>已从本人用语中删除。</translation>
    </message>
    <message>
        <source>Kept as one of your own texts.</source>
        <translation>已存为本人用语。</translation>
    </message>
    <message>
        <source>Too long for a standard text: at most 500 characters.</source>
        <translation>太长，标准用语最多 500 字。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CaseBook</name>
    <message>
        <source>in time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Intake number</source>
        <translation>受理号</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>时限灯</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>立案时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工次数</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷数</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Lights and deadlines are those of the moment above. Times are local times of the city.</source>
        <translation>时限灯和到期时间以上述时刻为准；时间均为本市当地时间。</translation>
    </message>
</context>
<context>
    <name>PhotoTexts</name>
    <message>
        <source>Close view</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>Distant view</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>Reference view</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>摄像头抓拍</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Waits here to be sent to central</source>
        <translation>尚未送达中心，在本席位等待发送</translation>
    </message>
    <message>
        <source>Central cannot be reached; the picture comes when it can</source>
        <translation>中心暂时连不上，连上后自动取图</translation>
    </message>
    <message>
        <source>Central has no such picture</source>
        <translation>中心没有这张照片</translation>
    </message>
    <message>
        <source>No picture: the sample city's history has none</source>
        <translation>示例城市的历史记录，没有留存照片</translation>
    </message>
    <message>
        <source>The picture is damaged and is not shown</source>
        <translation>照片文件已损坏，不予显示</translation>
    </message>
    <message>
        <source>This seat cannot show this kind of picture</source>
        <translation>本席位不能显示这种图片</translation>
    </message>
    <message>
        <source>no time in the picture</source>
        <translation>照片不含拍摄时间</translation>
    </message>
    <message>
        <source>no position in the picture</source>
        <translation>照片不含拍摄位置</translation>
    </message>
    <message>
        <source>taken %1 before the report</source>
        <translation>拍摄时间比上报早 %1</translation>
    </message>
    <message>
        <source>taken %1 before the work was ordered</source>
        <translation>拍摄时间比派遣处置早 %1</translation>
    </message>
    <message>
        <source>taken %1 after the work was reported done</source>
        <translation>拍摄时间比反馈完成晚 %1</translation>
    </message>
    <message>
        <source>dated %1 later than it came</source>
        <translation>拍摄时间比送达还晚 %1</translation>
    </message>
    <message>
        <source>taken %1 from the case</source>
        <translation>拍摄位置距案发点 %1</translation>
    </message>
    <message>
        <source>not a JPEG, PNG or WebP picture</source>
        <translation>不是 JPEG、PNG 或 WebP 图片</translation>
    </message>
    <message>
        <source>larger than 20 MB</source>
        <translation>超过 20 MB</translation>
    </message>
    <message>
        <source>more than 120 million pixels</source>
        <translation>超过 1.2 亿像素</translation>
    </message>
    <message>
        <source>this seat's disk is full</source>
        <translation>本席位磁盘已满</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>cut off: copy it from the camera once more</source>
        <translation>文件不完整：请从相机重新拷贝</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CasePhotos</name>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>no picture before the work</source>
        <translation>没有处置前的照片</translation>
    </message>
    <message>
        <source>no picture after the work yet</source>
        <translation>还没有处置后的照片</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::PhotoViewer</name>
    <message>
        <source>Photo %1 of %2</source>
        <translation>照片 %1／%2</translation>
    </message>
    <message>
        <source>&amp;Previous (←)</source>
        <translation>上一张(&amp;P) ←</translation>
    </message>
    <message>
        <source>&amp;Next (→)</source>
        <translation>下一张(&amp;N) →</translation>
    </message>
    <message>
        <source>&amp;Enlarge (+)</source>
        <translation>放大(&amp;E) +</translation>
    </message>
    <message>
        <source>&amp;Reduce (−)</source>
        <translation>缩小(&amp;R) −</translation>
    </message>
    <message>
        <source>&amp;Before and after (C)</source>
        <translation>前后对比(&amp;B) C</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ExportWindow</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>已写 %1 / %2 件</translation>
    </message>
    <message>
        <source>Packing the file…</source>
        <translation>正在生成文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 cases written: %2</source>
        <translation>已导出 %1 件：%2</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，未生成文件。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::UnitWindow</name>
    <message>
        <source>Own figures</source>
        <translation>本部门统计</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期率</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>当前在办</translation>
    </message>
    <message>
        <source>overdue now</source>
        <translation>当前超期</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到派遣</translation>
    </message>
    <message>
        <source>handled and accepted</source>
        <translation>处置并确认</translation>
    </message>
    <message>
        <source>of them in time</source>
        <translation>其中按期</translation>
    </message>
    <message>
        <source>office hours until done, on average</source>
        <translation>平均处置工作时间</translation>
    </message>
    <message>
        <source>of them after rework</source>
        <translation>其中返工</translation>
    </message>
    <message>
        <source>asked to give back</source>
        <translation>申请退回</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Many cases at once</source>
        <translation>批量办理</translation>
    </message>
    <message>
        <source>The action on many cases is taken back</source>
        <translation>批量操作撤销</translation>
    </message>
    <message>
        <source>&amp;What is to be done</source>
        <translation>要做什么(&amp;W)</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation>%1：全部</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%3 件中的 %2 件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>试运行(&amp;D)</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>正在读取案卷…</translation>
    </message>
    <message>
        <source>Trying it on each case; nothing is done yet…</source>
        <translation>正在逐件试运行，尚未办理…</translation>
    </message>
    <message>
        <source>Doing it, case after case…</source>
        <translation>正在逐件办理…</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Nothing that your post may do with these cases can be done to many at once.</source>
        <translation>您的岗位对这些案卷没有可以批量办理的操作。</translation>
    </message>
    <message>
        <source>Dry run of “%1”: %2 will go, %3 will not. Nothing has been done yet.</source>
        <translation>试运行“%1”：%2 件可以办理，%3 件不能。尚未办理任何一件。</translation>
    </message>
    <message>
        <source>%1: %2 done here and on their way to central, %3 not. What was not sent yet can be taken back wholly; for what was sent the workflow must know a way back.</source>
        <translation>%1：%2 件已在本席位办理并送往中心，%3 件未办理。尚未发送的可以完全撤回；已发送的须流程允许才能退回。</translation>
    </message>
    <message>
        <source>Taken back: %1 before they were sent, %2 by the inverse action. %3 stay as they are.</source>
        <translation>已撤销：发送前撤回 %1 件，以反向操作退回 %2 件；%3 件保持不变。</translation>
    </message>
    <message>
        <source>Will go: stays “%1”</source>
        <translation>可以办理：仍为“%1”</translation>
    </message>
    <message>
        <source>Will go: %1 → %2</source>
        <translation>可以办理：%1 → %2</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已办理：%1</translation>
    </message>
    <message>
        <source>Left as it was</source>
        <translation>保持原样</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) chosen</source>
        <translation>
            <numerusform>已选 %n 件案卷</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1：%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Set for the chosen cases</source>
        <translation>用于所选案卷(&amp;S)</translation>
    </message>
    <message>
        <source>Another department</source>
        <translation>改派部门</translation>
    </message>
    <message>
        <source>Choose the department that leads.</source>
        <translation>请选择主办部门。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkForm</name>
    <message>
        <source>Choose the department that leads.</source>
        <translation>请选择主办部门。</translation>
    </message>
    <message>
        <source>Note to the department</source>
        <translation>给部门的说明</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>Each goes to the supervisor on duty at its place.</source>
        <translation>每件派给所在地当班的监督员。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Class, filing condition and place of each case stay as they are.</source>
        <translation>每件案卷的类别、立案条件和地点保持不变。</translation>
    </message>
    <message>
        <source>Days more</source>
        <translation>延长天数</translation>
    </message>
    <message>
        <source>Say how many days, 1 to 30.</source>
        <translation>请填写天数，1 至 30。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Crew or vehicle</source>
        <translation>班组或车辆</translation>
    </message>
    <message>
        <source>Say who goes there.</source>
        <translation>请说明派谁去。</translation>
    </message>
    <message>
        <source>Reason, for all of them</source>
        <translation>理由（全部相同）</translation>
    </message>
    <message>
        <source>Say why, in a sentence.</source>
        <translation>请用一句话说明理由。</translation>
    </message>
    <message>
        <source>Say until when, within a year.</source>
        <translation>请填写一年以内的时间。</translation>
    </message>
    <message>
        <source>For each case the department recommended for it</source>
        <translation>每件各派推荐部门</translation>
    </message>
    <message>
        <source>For each case the district center recommended for it</source>
        <translation>每件各派推荐的区级中心</translation>
    </message>
    <message>
        <source>District center</source>
        <translation>区级中心</translation>
    </message>
    <message>
        <source>Lead department</source>
        <translation>主办部门</translation>
    </message>
    <message>
        <source>The dry run shows each case's department and why; there it can be changed.</source>
        <translation>试运行会列出每件的部门和理由，并可在那里更改。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::ColumnsDialog</name>
    <message>
        <source>Columns of the queue</source>
        <translation>队列的列</translation>
    </message>
    <message>
        <source>&amp;Columns, the leftmost first</source>
        <translation>列，从左到右(&amp;C)</translation>
    </message>
    <message>
        <source>Further &amp;left</source>
        <translation>左移(&amp;L)</translation>
    </message>
    <message>
        <source>Further &amp;right</source>
        <translation>右移(&amp;R)</translation>
    </message>
    <message>
        <source>As &amp;shipped</source>
        <translation>恢复默认(&amp;S)</translation>
    </message>
    <message>
        <source>A narrow window leaves out what has no room; the light and the time left stay.</source>
        <translation>窗口较窄时放不下的列会省去；灯色和剩余时间始终保留。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CommandBar</name>
    <message>
        <source>Queue of %1</source>
        <translation>%1的队列</translation>
    </message>
    <message>
        <source>the chosen case</source>
        <translation>所选案卷</translation>
    </message>
    <message>
        <source>Choose a case first, or type its number behind it</source>
        <translation>请先选择案卷，或在后面输入案卷号</translation>
    </message>
    <message>
        <source>line %1 of the queue</source>
        <translation>队列第 %1 行</translation>
    </message>
    <message>
        <source>not while it is “%1”</source>
        <translation>“%1”状态下不能办理</translation>
    </message>
    <message>
        <source>done by: %1</source>
        <translation>由以下岗位办理：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::FiltersDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除(&amp;F)</translation>
    </message>
    <message>
        <source>Own filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>This view: %1</source>
        <translation>当前视图：%1</translation>
    </message>
    <message>
        <source>&amp;Name for this view</source>
        <translation>给当前视图命名(&amp;N)</translation>
    </message>
    <message>
        <source>Kept &amp;views</source>
        <translation>已保存的视图(&amp;V)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 filters are kept already; forget one first.</source>
        <translation>已保存 %1 个筛选，请先删除一个。</translation>
    </message>
    <message>
        <source>&amp;Keep instead</source>
        <translation>覆盖保存(&amp;K)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NewsStrip</name>
    <message>
        <source>Go to this case: Ctrl+J</source>
        <translation>转到此案卷：Ctrl+J</translation>
    </message>
    <message>
        <source>Seen, all</source>
        <translation>全部已阅</translation>
    </message>
    <message>
        <source>Acknowledge everything: Ctrl+Shift+J</source>
        <translation>全部确认：Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>List and sound: F8</source>
        <translation>列表与声音：F8</translation>
    </message>
    <message>
        <source>News, one by one, and the sound</source>
        <translation>逐条提醒与声音</translation>
    </message>
    <message>
        <source>Cases that are new or grew worse</source>
        <translation>新到和转差的案卷</translation>
    </message>
    <message>
        <source>Enter goes to a case, Space acknowledges it</source>
        <translation>回车转到案卷，空格确认</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新到 %1 件</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>退回 %1 件</translation>
    </message>
    <message>
        <source>%1 to be reworked</source>
        <translation>返工 %1 件</translation>
    </message>
    <message>
        <source>%1 with a request</source>
        <translation>待批 %1 件</translation>
    </message>
    <message>
        <source>%1 soon due</source>
        <translation>预警 %1 件</translation>
    </message>
    <message>
        <source>%1 under a supervise order</source>
        <translation>督办 %1 件</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超期 %1 件</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新消息</translation>
    </message>
    <message>
        <source>Silent until %1</source>
        <translation>静音至 %1</translation>
    </message>
    <message>
        <source>No sound device here</source>
        <translation>本机没有声音设备</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 件</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Silent for 30 minutes</source>
        <translation>静音 30 分钟</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::IntakeSide</name>
    <message>
        <source>Earlier cases of this number</source>
        <translation>此号码以前的案卷</translation>
    </message>
    <message>
        <source>What may be the same matter</source>
        <translation>可能是同一件事</translation>
    </message>
    <message>
        <source>What will become of it</source>
        <translation>承办部门与时限</translation>
    </message>
    <message>
        <source>F9 joins the report to the marked case, F7 marks the next; in a list Enter opens, M joins</source>
        <translation>F9 并入选中的案卷，F7 选下一件；列表中回车打开、M 并入</translation>
    </message>
    <message>
        <source>The department follows from the class</source>
        <translation>选定类别后显示承办部门</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Usual for this class; the place may say otherwise</source>
        <translation>该类别通常由其承办，位置确定后再核定</translation>
    </message>
    <message>
        <source>Limit %1; dispatched now it is due %2</source>
        <translation>处置时限 %1；若现在派遣，%2 到期</translation>
    </message>
    <message>
        <source>Outside the city's grid.</source>
        <translation>不在城市网格范围内。</translation>
    </message>
    <message>
        <source>Cell %1 · %2 %3 · duty grid %4</source>
        <translation>单元网格 %1 · %2 %3 · 责任网格 %4</translation>
    </message>
    <message>
        <source>Nobody is on duty here or nearby: the report waits in the queue and says so</source>
        <translation>此处及附近无人在岗：案件留在待受理队列并注明</translation>
    </message>
    <message>
        <source>On duty here: %1</source>
        <translation>在岗监督员：%1</translation>
    </message>
    <message>
        <source>Nobody is on duty in this duty grid; the neighbor is: %1 (%2)</source>
        <translation>本责任网格无人在岗，由相邻网格承接：%1（%2）</translation>
    </message>
    <message>
        <source>no name given</source>
        <translation>未留姓名</translation>
    </message>
    <message>
        <source>A new caller</source>
        <translation>首次来电</translation>
    </message>
    <message>
        <source>Has called before: %1; reports: %2, open: %3</source>
        <translation>曾来电：%1；上报 %2 件，未结 %3 件</translation>
    </message>
    <message>
        <source>same component</source>
        <translation>同一部件</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Nobody has reported this yet</source>
        <translation>此事尚无人报告</translation>
    </message>
    <message>
        <source>Perhaps reported already: %1</source>
        <translation>可能已有人报告：%1 件</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::IntakePage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新建上报</translation>
    </message>
    <message>
        <source>Central is not reachable. The report is kept here and is provisional until central has judged it.</source>
        <translation>中心暂时连不上。上报保存在本席，中心判定之前均为暂定。</translation>
    </message>
    <message>
        <source>Send: Ctrl+Enter, or Enter here</source>
        <translation>发送：Ctrl+Enter，或在此按回车</translation>
    </message>
    <message>
        <source>Close and keep what is typed: Esc</source>
        <translation>关闭并保留已填内容：Esc</translation>
    </message>
    <message>
        <source>To be registered the report needs its class and filing condition.</source>
        <translation>提请立案须填写类别和立案条件。</translation>
    </message>
    <message>
        <source>Say in a sentence what was seen, or choose a class.</source>
        <translation>请用一句话说明情况，或选择类别。</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>Say where the report comes from.</source>
        <translation>请选择上报来源。</translation>
    </message>
    <message>
        <source>Caller's &amp;telephone</source>
        <translation>来电号码(&amp;T)</translation>
    </message>
    <message>
        <source>Caller's &amp;name</source>
        <translation>来电人姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;What is the matter</source>
        <translation>情况描述(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Class: Chinese, pinyin initials or code</source>
        <translation>类别：汉字、拼音首字母或代码(&amp;C)</translation>
    </message>
    <message>
        <source>F&amp;iling condition</source>
        <translation>立案条件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Place: address, crossing, name, component or camera</source>
        <translation>位置：地址、路口、地名、部件或摄像机(&amp;P)</translation>
    </message>
    <message>
        <source>Say where it is, or click on the map.</source>
        <translation>请填写地点，或在地图上点选。</translation>
    </message>
    <message>
        <source>Se&amp;verity</source>
        <translation>紧急程度(&amp;V)</translation>
    </message>
    <message>
        <source>And th&amp;en</source>
        <translation>下一步(&amp;E)</translation>
    </message>
    <message>
        <source>Pict&amp;ures</source>
        <translation>照片(&amp;U)</translation>
    </message>
    <message>
        <source>F3: the place of this camera, %1</source>
        <translation>F3：取此摄像机的位置，%1</translation>
    </message>
    <message>
        <source>F3: this component, %1</source>
        <translation>F3：取此部件，%1</translation>
    </message>
    <message>
        <source>submit it to be registered</source>
        <translation>提请立案</translation>
    </message>
    <message>
        <source>verify task to %1</source>
        <translation>核实任务给 %1</translation>
    </message>
    <message>
        <source>leave it in the queue</source>
        <translation>留在待受理队列</translation>
    </message>
    <message>
        <source>Report → verify task to %1</source>
        <translation>上报 → 核实任务给 %1</translation>
    </message>
    <message>
        <source>Report → to be registered</source>
        <translation>上报 → 提请立案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Down: %1</source>
        <translation>↓：%1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RankedField</name>
    <message>
        <source>Choose one of the list: type a part of it, then Enter.</source>
        <translation>请从列表中选择：输入一部分，再按回车。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::Field</name>
    <message>
        <source>The text was cut: %1 characters are kept. What is longer belongs into a document.</source>
        <translation>文字已截短：保留 %1 个字符，更长的内容请作为文件提交。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::DeadlineView</name>
    <message>
        <source>Check task</source>
        <translation>核查任务</translation>
    </message>
    <message>
        <source>Verify task</source>
        <translation>核实任务</translation>
    </message>
    <message>
        <source>Handling, round %1</source>
        <translation>处置（第 %1 轮）</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>全案</translation>
    </message>
    <message>
        <source>Reply to a supervise order</source>
        <translation>督办回复</translation>
    </message>
    <message>
        <source>%1: stands still</source>
        <translation>%1：停计</translation>
    </message>
    <message>
        <source>%1: due %2</source>
        <translation>%1：%2到期</translation>
    </message>
    <message>
        <source>How this deadline came about (Ctrl+D)</source>
        <translation>时限是怎么算出来的（Ctrl+D）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Whoever issued the order set this time.</source>
        <translation>由督办人指定的时间。</translation>
    </message>
    <message>
        <source>How it came about is not on record here: only its start and its end are.</source>
        <translation>本机没有计算过程的记录，只有起止时间。</translation>
    </message>
    <message>
        <source>Whether the department was in time is judged by this one.</source>
        <translation>部门是否按期以此为准。</translation>
    </message>
    <message>
        <source>What if: extended by</source>
        <translation>若延期</translation>
    </message>
    <message>
        <source> d</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Days of an extension</source>
        <translation>延期天数</translation>
    </message>
    <message>
        <source>or suspended until</source>
        <translation>或挂账至</translation>
    </message>
    <message>
        <source>End of a suspension</source>
        <translation>挂账截止日期</translation>
    </message>
    <message>
        <source>%1: due %2 (%3)</source>
        <translation>%1：%2到期（%3）</translation>
    </message>
    <message numerus="yes">
        <source>Extended by %n day(s)</source>
        <translation>
            <numerusform>延期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended until %1</source>
        <translation>挂账至 %1</translation>
    </message>
    <message>
        <source>%1 (calendar %2)</source>
        <translation>%1（日历 %2）</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::RelatedList</name>
    <message>
        <source>Main case</source>
        <translation>主案</translation>
    </message>
    <message>
        <source>Merged into this one</source>
        <translation>并入本案</translation>
    </message>
    <message>
        <source>Taken up again by this one</source>
        <translation>本案重开自</translation>
    </message>
    <message>
        <source>Takes this one up again</source>
        <translation>重开本案</translation>
    </message>
    <message>
        <source>Same component</source>
        <translation>同一部件</translation>
    </message>
    <message>
        <source>Same place</source>
        <translation>同一地点</translation>
    </message>
    <message>
        <source>Same class near by</source>
        <translation>附近同类</translation>
    </message>
    <message>
        <source>No other case has to do with this one.</source>
        <translation>没有相关案件。</translation>
    </message>
    <message>
        <source>Everybody who reported it:</source>
        <translation>全部反映人：</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::OrderList</name>
    <message>
        <source>Order for delay</source>
        <translation>超时督办</translation>
    </message>
    <message>
        <source>Leader's order</source>
        <translation>领导督办</translation>
    </message>
    <message>
        <source>Order on an important case</source>
        <translation>重要案件督办</translation>
    </message>
    <message>
        <source>Supervise order</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>not signed for yet</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>signed for, reply awaited</source>
        <translation>已签收，待回复</translation>
    </message>
    <message>
        <source>replied, to be judged</source>
        <translation>已回复，待认定</translation>
    </message>
    <message>
        <source>reply not enough, another one awaited</source>
        <translation>回复未认可，须再次回复</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Supervision center</source>
        <translation>监督中心</translation>
    </message>
    <message>
        <source>Command center</source>
        <translation>指挥中心</translation>
    </message>
    <message>
        <source>shown to the leader</source>
        <translation>已上报领导</translation>
    </message>
    <message>
        <source>From %1, %2; to %3</source>
        <translation>%1 %2 签发；责任方：%3</translation>
    </message>
    <message>
        <source>Reply until %1, %2</source>
        <translation>须于 %1 前回复，%2</translation>
    </message>
    <message>
        <source>Signed for by %1, %2</source>
        <translation>%1 签收，%2</translation>
    </message>
    <message>
        <source>Reply of %1, %2, in time: %3</source>
        <translation>%1 于 %2 按时回复：%3</translation>
    </message>
    <message>
        <source>Reply of %1, %2, late: %3</source>
        <translation>%1 于 %2 逾期回复：%3</translation>
    </message>
    <message>
        <source>Ended with the case, %1</source>
        <translation>随案件结束，%1</translation>
    </message>
    <message>
        <source>Accepted by %1, %2</source>
        <translation>%1 认可，%2</translation>
    </message>
    <message numerus="yes">
        <source>Urged %n time(s)</source>
        <translation>
            <numerusform>催办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Time has run out: say why, and when it will be done.</source>
        <translation>时限已到：请说明原因和完成时间。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Reply until %1</source>
        <translation>须于 %1 前回复</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::NextSteps</name>
    <message>
        <source> (on duty: %1)</source>
        <translation>（在岗：%1）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>not your post</source>
        <translation>不是你的岗位</translation>
    </message>
    <message>
        <source>the case is with another unit</source>
        <translation>案件在其他单位</translation>
    </message>
    <message>
        <source>you have handled this case yourself</source>
        <translation>你处置过本案</translation>
    </message>
    <message>
        <source>you have acted on this case for the other side, or it is somebody else's to do</source>
        <translation>你已在本案中代表另一方办理，或应由他人办理</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1（按键 %2）</translation>
    </message>
    <message>
        <source>you may</source>
        <translation>你可以办理</translation>
    </message>
    <message>
        <source>not you: %1</source>
        <translation>你不能办理：%1</translation>
    </message>
    <message>
        <source>Nothing: the case has ended and nobody can act on it any more.</source>
        <translation>无：案件已办结，不能再办理。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::MailWindow</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages, the newest first</source>
        <translation>消息，最新的在前</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>回复(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;case</source>
        <translation>打开案件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>还可输入 %n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>收件人(&amp;T)</translation>
    </message>
    <message>
        <source>Addressee: a supervisor, a department, a vehicle, a post</source>
        <translation>收件人：监督员、部门、车辆或岗位</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>输入名称的一部分</translation>
    </message>
    <message>
        <source>Me&amp;ssage</source>
        <translation>内容(&amp;S)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Se&amp;nd  Ctrl+Enter</source>
        <translation>发送(&amp;N)  Ctrl+Enter</translation>
    </message>
    <message>
        <source>About no case</source>
        <translation>不涉及案件</translation>
    </message>
    <message>
        <source>Post: %1</source>
        <translation>岗位：%1</translation>
    </message>
    <message>
        <source>Department: %1</source>
        <translation>部门：%1</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Supervisor: %1 · %2 · %3</source>
        <translation>监督员：%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Vehicle: %1 · %2</source>
        <translation>车辆：%1 · %2</translation>
    </message>
    <message>
        <source>About case %1 %2</source>
        <translation>关于案件 %1 %2</translation>
    </message>
    <message>
        <source>Choose who is to get it: type a part of the name.</source>
        <translation>请选择收件人：输入名称的一部分。</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>已发送。</translation>
    </message>
    <message>
        <source>Kept here: it goes out as soon as central can be reached.</source>
        <translation>已保存在本机，连上中心后立即发出。</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>致 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Waits here until central can be reached.</source>
        <translation>在本机等待，连上中心后发出。</translation>
    </message>
    <message>
        <source>Central did not take it: %1</source>
        <translation>中心未接收：%1</translation>
    </message>
    <message>
        <source>At central; nobody has read it yet.</source>
        <translation>已到中心，尚无人阅读。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Read by %1</source>
        <translation>已读：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No messages yet. What you write and what is written to you appears here.</source>
        <translation>还没有消息。你发出的和收到的消息都显示在这里。</translation>
    </message>
    <message>
        <source>Choose a message on the left.</source>
        <translation>请在左侧选择一条消息。</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>Show &amp;all messages</source>
        <translation>显示全部消息(&amp;A)</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::HandoverWindow</name>
    <message>
        <source>Shift handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Shift handovers, the newest first</source>
        <translation>交接班记录，最新的在前</translation>
    </message>
    <message>
        <source>Page of the shift</source>
        <translation>交接班表</translation>
    </message>
    <message>
        <source>&amp;Notes for the next shift</source>
        <translation>交班说明(&amp;N)</translation>
    </message>
    <message>
        <source>Notes for the next shift</source>
        <translation>交班说明</translation>
    </message>
    <message>
        <source>&amp;Remark of the incoming</source>
        <translation>接班意见(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Account of the incoming</source>
        <translation>接班人账号(&amp;A)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>empty: the person of this seat signs</source>
        <translation>留空：由本席位人员签字</translation>
    </message>
    <message>
        <source>&amp;Sign as outgoing</source>
        <translation>交班签字(&amp;S)</translation>
    </message>
    <message>
        <source>Sign as &amp;incoming</source>
        <translation>接班签字(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;PDF…</source>
        <translation>PDF(&amp;P)…</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → not signed yet</source>
        <translation>%1 → 未接班</translation>
    </message>
    <message>
        <source>Central cannot be reached: a signature needs it. The notes are kept here.</source>
        <translation>无法连接中心：签字需要中心。交班说明已保存在本机。</translation>
    </message>
    <message>
        <source>Signed. The incoming signs next, here or at another seat.</source>
        <translation>已签字。请接班人在本席位或其他席位签字。</translation>
    </message>
    <message>
        <source>Both have signed.</source>
        <translation>双方已签字。</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>保存交接班表</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Due within 2 h</source>
        <translation>2 小时内到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Announcements not seen</source>
        <translation>未确认的提醒</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 件</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>None of %1 says that it is off.</source>
        <translation>%1 台均未报告离线。</translation>
    </message>
    <message>
        <source>Off: %1</source>
        <translation>离线：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>Shift handover of the command center</source>
        <translation>指挥中心交接班表</translation>
    </message>
    <message>
        <source>Shift handover of the supervision center</source>
        <translation>监督中心交接班表</translation>
    </message>
    <message>
        <source>Shift from %1 to %2; figures as of %3</source>
        <translation>班次 %1 至 %2；数据截至 %3</translation>
    </message>
    <message>
        <source>Notes of the outgoing</source>
        <translation>交班说明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Outgoing: not signed yet</source>
        <translation>交班人：未签字</translation>
    </message>
    <message>
        <source>Outgoing: %1, %2</source>
        <translation>交班人：%1，%2</translation>
    </message>
    <message>
        <source>Incoming: %1, %2</source>
        <translation>接班人：%1，%2</translation>
    </message>
    <message>
        <source>Incoming: not signed yet</source>
        <translation>接班人：未签字</translation>
    </message>
    <message>
        <source>Remark of the incoming: %1</source>
        <translation>接班意见：%1</translation>
    </message>
</context>
<context>
    <name>CaseFilePrint</name>
    <message>
        <source>Not classified yet</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>案卷号 %1</translation>
    </message>
    <message>
        <source>Contains personal data: not to be handed on or left lying.</source>
        <translation>含个人信息：不得外传，不得随意放置。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>案情</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>立案时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>处置时限</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>处理反馈</translation>
    </message>
    <message>
        <source>Closing note</source>
        <translation>结案意见</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>(not at hand on this seat)</source>
        <translation>（本席位没有该照片）</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>停计</translation>
    </message>
    <message>
        <source>Supervise orders</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>Not judged by central yet: %1, %2</source>
        <translation>中心尚未判定：%1，%2</translation>
    </message>
    <message>
        <source>Related cases</source>
        <translation>相关案件</translation>
    </message>
    <message>
        <source>Case file %1</source>
        <translation>案卷 %1</translation>
    </message>
    <message>
        <source>Printed %1 by %2</source>
        <translation>%1 由 %2 打印</translation>
    </message>
    <message>
        <source>contains personal data</source>
        <translation>含个人信息</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>time has run out</source>
        <translation>时限已到</translation>
    </message>
    <message>
        <source>whoever had it has signed off</source>
        <translation>原监督员已签退</translation>
    </message>
    <message>
        <source>Ring: this case. Square, triangle, circle, diamond: other open cases, overdue, soon due, in time, suspended.</source>
        <translation>圆环：本案。方、三角、圆、菱形：周边未结案件，依次为超期、临期、正常、暂停。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::BulkList</name>
    <message>
        <source>The chosen cases, by what becomes of them</source>
        <translation>所选案卷，按结果分组</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>人工选定</translation>
    </message>
    <message>
        <source>nothing speaks for another</source>
        <translation>无其他部门更合适</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Taken back before it was sent</source>
        <translation>发出前已撤回</translation>
    </message>
    <message>
        <source>Taken back by the inverse action</source>
        <translation>已用反向操作撤回</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>保持不变：%1</translation>
    </message>
    <message>
        <source>Can be taken back: it was not sent yet</source>
        <translation>可撤回：尚未发出</translation>
    </message>
    <message>
        <source>Can be taken back by the inverse action</source>
        <translation>可用反向操作撤回</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未检查</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back what was done last: Ctrl+Z</source>
        <translation>撤回上一步操作：Ctrl+Z</translation>
    </message>
    <message>
        <source>Which cases…</source>
        <translation>哪些案卷…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不撤回</translation>
    </message>
    <message>
        <source>Taking back what was done last</source>
        <translation>撤回上一步操作</translation>
    </message>
    <message>
        <source>“%1” cannot be taken back: %2</source>
        <translation>“%1”不能撤回：%2</translation>
    </message>
    <message>
        <source>Taken back by whoever did it</source>
        <translation>操作人撤回</translation>
    </message>
    <message>
        <source>%1, case %2</source>
        <translation>%1，案卷 %2</translation>
    </message>
    <message>
        <source>%1: can be taken back for %2 s.</source>
        <translation>%1：%2 秒内可撤回。</translation>
    </message>
    <message>
        <source>%1 before they are sent, %2 by the inverse action, %3 stay.</source>
        <translation>发出前撤回 %1 件，反向操作撤回 %2 件，保持不变 %3 件。</translation>
    </message>
    <message>
        <source>Taking back: %1…</source>
        <translation>正在撤回：%1…</translation>
    </message>
    <message>
        <source>%1 – taken back: %2 before they were sent, %3 by the inverse action; %4 stay.</source>
        <translation>%1——已撤回：发出前 %2 件，反向操作 %3 件；保持不变 %4 件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n case(s)</source>
        <translation>
            <numerusform>%1，%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCell</name>
    <message>
        <source>The picture is coming</source>
        <translation>正在取照片</translation>
    </message>
    <message>
        <source>Central cannot be reached: the picture comes later</source>
        <translation>连不上中心：照片稍后显示</translation>
    </message>
    <message>
        <source>Central does not have this picture</source>
        <translation>中心没有这张照片</translation>
    </message>
    <message>
        <source>Of the sample city's history: nobody took this picture</source>
        <translation>示例城市的历史数据，没有实拍照片</translation>
    </message>
    <message>
        <source>This picture is damaged</source>
        <translation>照片已损坏</translation>
    </message>
    <message>
        <source>central does not have it yet</source>
        <translation>尚未上传中心</translation>
    </message>
</context>
<context>
    <name>MapPiece</name>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CalendarWindow</name>
    <message>
        <source>Work calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Days of the year that are not as others</source>
        <translation>这一年里与平日不同的日子</translation>
    </message>
    <message>
        <source>Open cases that would move</source>
        <translation>期限将变动的在办案卷</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现期限</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>变动后期限</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>灯</translation>
    </message>
    <message>
        <source>&amp;Preview a calendar file…</source>
        <translation>预览日历文件(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Export these cases…</source>
        <translation>导出这些案卷(&amp;E)…</translation>
    </message>
    <message>
        <source>A preview changes nothing. A calendar is published at central by the administrator: wanmi-central calendar publish FILE. Its dues move there and at every seat at once.</source>
        <translation>预览不改动任何数据。日历由管理员在中心发布：wanmi-central calendar publish 文件。发布时中心和各席位的期限同时变动。</translation>
    </message>
    <message>
        <source>%1, in force</source>
        <translation>%1（现行）</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Worked weekend day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Hours of its own</source>
        <translation>当日作息另定</translation>
    </message>
    <message>
        <source>Season begins</source>
        <translation>季节作息开始</translation>
    </message>
    <message>
        <source>Its list of holidays has not been published: dues in it are provisional.</source>
        <translation>这一年的节假日安排尚未公布：落在其中的期限为暂定。</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>日历文件</translation>
    </message>
    <message>
        <source>Calendars (*.json)</source>
        <translation>日历 (*.json)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 不能用：%2</translation>
    </message>
    <message>
        <source>%1 (the whole case)</source>
        <translation>%1（全案期限）</translation>
    </message>
    <message>
        <source>%1 (reply to an order)</source>
        <translation>%1（督办答复）</translation>
    </message>
    <message>
        <source>The first %1 are shown; the export has them all.</source>
        <translation>只列出前 %1 件；导出含全部。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>%1 instead of %2: of %3 open cases in your sight %4 move, %5 become overdue, %6 are overdue no longer.</source>
        <translation>%1 代替 %2：您可见的在办案卷 %3 件，期限变动 %4 件，变为超期 %5 件，不再超期 %6 件。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n workday(s)</source>
        <translation>
            <numerusform>%1 年：%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%2 d %3</source>
        <translation>%1%2 天 %3</translation>
    </message>
    <message>
        <source>The cases cannot be read: %1</source>
        <translation>案件无法读取：%1</translation>
    </message>
    <message>
        <source>The preview was stopped; nothing was changed.</source>
        <translation>已停止预览，未作任何更改。</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stop the preview (Esc)</source>
        <translation>停止预览（Esc）</translation>
    </message>
    <message>
        <source>Open cases looked at</source>
        <translation>已核对的未结案件</translation>
    </message>
    <message>
        <source>No file is being previewed. Choose one to see which open cases it would move, and whose lights change.</source>
        <translation>尚未预览文件。选择一个日历文件，即可看到哪些未结案件的时限会变动、哪些亮灯会改变。</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::AwayWindow</name>
    <message>
        <source>While you were away</source>
        <translation>离线期间</translation>
    </message>
    <message>
        <source>What happened while this seat was away</source>
        <translation>本席离线期间发生的事</translation>
    </message>
    <message>
        <source>Refused by central</source>
        <translation>中心未受理</translation>
    </message>
    <message>
        <source>Wait for you</source>
        <translation>待您处理</translation>
    </message>
    <message>
        <source>Went overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Yours, taken</source>
        <translation>您的操作已生效</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 by %2, and %3 more</source>
        <translation>%2%1，另有 %3 步</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2%1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 件</translation>
    </message>
    <message>
        <source>This seat has been in step with central all the time</source>
        <translation>本席一直与中心同步</translation>
    </message>
    <message>
        <source>Without central from %1 to %2, %3</source>
        <translation>与中心断开：%1 至 %2，共 %3</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>读取中……</translation>
    </message>
    <message>
        <source>Refused by central: yours to settle</source>
        <translation>中心未受理：请您处理</translation>
    </message>
    <message>
        <source>What else others did</source>
        <translation>其他人还做了</translation>
    </message>
    <message>
        <source>Nothing happened that you can see.</source>
        <translation>您能看到的范围内没有变化。</translation>
    </message>
</context>
<context>
    <name>PulseCard</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>device says nothing</source>
        <translation>设备状态：无回应</translation>
    </message>
    <message>
        <source>device says: off, %1 ago</source>
        <translation>设备状态：关闭，%1前</translation>
    </message>
    <message>
        <source>device says: on, %1 ago</source>
        <translation>设备状态：开启，%1前</translation>
    </message>
    <message>
        <source>picture: %1</source>
        <translation>画面：%1</translation>
    </message>
    <message>
        <source>picture: %1, %2 old</source>
        <translation>画面：%1，%2前</translation>
    </message>
    <message>
        <source>registered as %1</source>
        <translation>登记编号 %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraEvidence</name>
    <message>
        <source>No picture of %1 was kept: %2</source>
        <translation>未能保存 %1 的画面：%2</translation>
    </message>
    <message>
        <source>No open case is chosen; the picture is kept here: %1</source>
        <translation>未选择在办案卷，画面保存在本机：%1</translation>
    </message>
    <message>
        <source>The picture is kept here and not in the case: %1</source>
        <translation>画面保存在本机，未能存入案卷：%1</translation>
    </message>
    <message>
        <source>Picture of %1 added to case %2</source>
        <translation>%1 的画面已存入案卷 %2</translation>
    </message>
    <message>
        <source>Recording %1: R ends it</source>
        <translation>正在录制 %1，按 R 结束</translation>
    </message>
    <message>
        <source>Nothing of %1 was recorded: %2</source>
        <translation>%1 未录到画面：%2</translation>
    </message>
    <message>
        <source>Clip of %1 kept, %2 s: %3</source>
        <translation>%1 的录像已保存，%2 秒：%3</translation>
    </message>
    <message>
        <source>The record of %1 is being saved, %2 s: R gives it up</source>
        <translation>正在保存 %1 的录像，共 %2 秒；按 R 放弃</translation>
    </message>
    <message>
        <source>The record of %1 is marked on case %2</source>
        <translation>%1 的录像时段已标记到案件 %2</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::EvidenceWindow</name>
    <message>
        <source>kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>● recording, or broken off</source>
        <translation>● 正在录制或已中断</translation>
    </message>
    <message>
        <source>⚠ file or manifest is missing or damaged</source>
        <translation>⚠ 文件或清单缺失或损坏</translation>
    </message>
    <message>
        <source>✓ as it was recorded</source>
        <translation>✓ 与录制时一致</translation>
    </message>
    <message>
        <source>⚠ altered in piece %1</source>
        <translation>⚠ 第 %1 段被改动</translation>
    </message>
    <message>
        <source>⚠ piece %1 is missing</source>
        <translation>⚠ 缺少第 %1 段</translation>
    </message>
    <message>
        <source>⚠ piece %1 stands in the wrong place</source>
        <translation>⚠ 第 %1 段位置不对</translation>
    </message>
    <message>
        <source>⚠ something was added at piece %1</source>
        <translation>⚠ 第 %1 段处多出内容</translation>
    </message>
    <message>
        <source>⚠ the manifest was altered</source>
        <translation>⚠ 清单被改动</translation>
    </message>
    <message>
        <source>Evidence kept at this seat</source>
        <translation>本席位的取证资料</translation>
    </message>
    <message>
        <source>Nothing is kept yet. On a camera, S keeps its picture and R begins a clip with the ten seconds before.</source>
        <translation>尚无取证资料。在摄像头上按 S 保存画面，按 R 开始录像（含此前十秒）。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Reads every byte again and holds it against what was written down when it was recorded</source>
        <translation>重新读取全部内容，与录制时的记录逐段比对</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>A clip that broke off gets its end; what is missing is said in its manifest</source>
        <translation>为中断的录像补上结尾，缺失部分写入清单</translation>
    </message>
    <message>
        <source>Why it leaves this seat</source>
        <translation>导出事由</translation>
    </message>
    <message>
        <source>Stands in the audit beside the export</source>
        <translation>与导出一并写入审计</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The file and its manifest into a folder; the export and its reason are in the audit</source>
        <translation>将文件与清单导出到文件夹，导出及事由写入审计</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Clip, %1 s</source>
        <translation>录像 %1 秒</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Reading every byte…</source>
        <translation>正在逐段读取…</translation>
    </message>
    <message>
        <source>%1: %2. Seal, to be held against the audit: %3</source>
        <translation>%1：%2。封印（与审计核对）：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The clip has its end; pictures up to then are in it.</source>
        <translation>录像已补全，中断前的画面都在其中。</translation>
    </message>
    <message>
        <source>Where the evidence goes</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Copying and checking…</source>
        <translation>正在复制并校验…</translation>
    </message>
    <message>
        <source>The file and its manifest are in %1; the export is in the audit.</source>
        <translation>文件与清单已导出到 %1，导出已写入审计。</translation>
    </message>
    <message>
        <source>There is such a file in %1 already; choose another folder.</source>
        <translation>%1 中已有同名文件，请另选文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written, or is full; choose another folder.</source>
        <translation>%1 无法写入或空间已满，请另选文件夹。</translation>
    </message>
</context>
<context>
    <name>wanmi::desk::CameraView</name>
    <message>
        <source>It looks as it should</source>
        <translation>朝向无误</translation>
    </message>
    <message>
        <source>The camera was turned on purpose: its view is learned anew</source>
        <translation>摄像头是有意转动的，按新朝向重新学习</translation>
    </message>
    <message>
        <source>Main stream, pinned</source>
        <translation>主码流（已固定）</translation>
    </message>
    <message>
        <source>Sub-stream, pinned</source>
        <translation>子码流（已固定）</translation>
    </message>
    <message>
        <source>Main stream</source>
        <translation>主码流</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>按您的选择</translation>
    </message>
    <message>
        <source>the main stream: the picture is large</source>
        <translation>主码流：画面较大</translation>
    </message>
    <message>
        <source>the sub-stream: more would not be seen at this size</source>
        <translation>子码流：这个大小看不出更多</translation>
    </message>
    <message>
        <source>the camera has one stream only</source>
        <translation>该摄像机只有一路码流</translation>
    </message>
    <message>
        <source>the sub-stream: this machine has no more room for main streams</source>
        <translation>子码流：本机已无力再解主码流</translation>
    </message>
    <message>
        <source>the sub-stream: the line carries no more main streams</source>
        <translation>子码流：线路带宽已不够再取主码流</translation>
    </message>
    <message>
        <source>key pictures only: this machine is at its limit</source>
        <translation>只显示关键帧：本机已到极限</translation>
    </message>
    <message>
        <source>the sub-stream: the main stream does not come</source>
        <translation>子码流：主码流取不到</translation>
    </message>
    <message>
        <source>The stream that fits</source>
        <translation>自动选择码流</translation>
    </message>
    <message>
        <source>Always the main stream</source>
        <translation>始终用主码流</translation>
    </message>
    <message>
        <source>Always the sub-stream</source>
        <translation>始终用子码流</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::EvaluationWindow</name>
    <message>
        <source>Evaluation</source>
        <translation>考核评价</translation>
    </message>
    <message>
        <source>Who is compared</source>
        <translation>评价对象</translation>
    </message>
    <message>
        <source>How long a period is</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>The period before (Page Up)</source>
        <translation>上一周期（Page Up）</translation>
    </message>
    <message>
        <source>The next period (Page Down)</source>
        <translation>下一周期（Page Down）</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Against before</source>
        <translation>环比</translation>
    </message>
    <message>
        <source>A year earlier</source>
        <translation>同比</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷数</translation>
    </message>
    <message>
        <source>What the score is made of</source>
        <translation>得分构成</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>指标值</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The cases behind a count</source>
        <translation>计数对应的案卷</translation>
    </message>
    <message>
        <source>Choose a count above to see its cases</source>
        <translation>点选上方的计数查看对应案卷</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>正在读取案卷…</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>专业部门</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Nothing happened in this period that could be evaluated.</source>
        <translation>本周期没有可评价的案卷。</translation>
    </message>
    <message>
        <source>The period is still running: figures change until its end.</source>
        <translation>周期尚未结束，数字仍会变化。</translation>
    </message>
    <message>
        <source>Counted from the cases as they stand here; not published.</source>
        <translation>按本席位案卷现状计算，尚未发布。</translation>
    </message>
    <message>
        <source>Mean of its areas</source>
        <translation>所辖区域平均分</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本不足</translation>
    </message>
    <message>
        <source>Fewer than %1 cases: shown, and not ranked</source>
        <translation>少于 %1 件，仅列出，不排名</translation>
    </message>
    <message>
        <source>Enter or a click lists these cases</source>
        <translation>按回车或点击列出这些案卷</translation>
    </message>
    <message>
        <source>There is nothing to compare it with in the period before.</source>
        <translation>上一周期没有可比较的数据。</translation>
    </message>
    <message>
        <source>  (exempt by appeal)</source>
        <translation>（申诉免责）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, the first %1 are listed</source>
        <translation>，列出前 %1 件</translation>
    </message>
    <message>
        <source>%1, quarter %2</source>
        <translation>%1 年第 %2 季度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Reading the cases: %1 of %2</source>
        <translation>正在读取案卷：%1 / %2</translation>
    </message>
    <message>
        <source>Where the report goes</source>
        <translation>报告保存到</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>What other weights would change; nothing published changes</source>
        <translation>换一套权重会怎样；已发布的结果不会改变</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Free dates</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>失分</translation>
    </message>
    <message>
        <source>Points lost, %1</source>
        <translation>失分案卷，%1</translation>
    </message>
    <message>
        <source>%1  ·  not on this seat</source>
        <translation>%1  ·  不在本席位</translation>
    </message>
    <message>
        <source>Ranks that would be another: %1</source>
        <translation>名次将变化：%1 个</translation>
    </message>
    <message>
        <source>No rank would be another.</source>
        <translation>没有名次变化。</translation>
    </message>
    <message>
        <source>Lines of the ranking (*.csv)</source>
        <translation>排名数据 (*.csv)</translation>
    </message>
    <message>
        <source>The report on screen as a workbook, a PDF or lines</source>
        <translation>将当前报告导出为工作簿、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Choose somebody in the ranking to see the course.</source>
        <translation>在排名中选择一个对象查看走势。</translation>
    </message>
    <message>
        <source>This part has no course: its cases are not counted over time.</source>
        <translation>该指标没有走势：其案卷不按时间计数。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>%1: %2 (%3 of %4)</source>
        <translation>%1：%2（%4 件中 %3 件）</translation>
    </message>
    <message>
        <source>%1 · registered, by weekday and hour</source>
        <translation>%1 · 立案数，按星期和时段</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时</translation>
    </message>
    <message>
        <source>%1, from %2:00: %3</source>
        <translation>%1 %2 时：%3 件</translation>
    </message>
    <message>
        <source>Nothing was registered in this period.</source>
        <translation>本周期没有立案。</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈审核</translation>
    </message>
    <message>
        <source>Check sent</source>
        <translation>派核查</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结案审核</translation>
    </message>
    <message>
        <source>%1 · mean time in each stage</source>
        <translation>%1 · 各环节平均用时</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Mean hours</source>
        <translation>平均小时</translation>
    </message>
    <message>
        <source>%1 · %2 cases</source>
        <translation>%1 · %2 件</translation>
    </message>
    <message>
        <source>%1: %2 on average, %3 cases, %4 of them late</source>
        <translation>%1：平均 %2，%3 件，其中超期 %4 件</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>%1, late: %2 cases</source>
        <translation>%1，超期：%2 件</translation>
    </message>
    <message>
        <source>Where the chart goes</source>
        <translation>图表保存到</translation>
    </message>
    <message>
        <source>Data of the chart (*.csv)</source>
        <translation>图表数据 (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>Weekday and hour</source>
        <translation>星期与时段</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>The chart as a picture</source>
        <translation>将图表存为图片</translation>
    </message>
    <message>
        <source>Data…</source>
        <translation>数据…</translation>
    </message>
    <message>
        <source>The numbers of the chart as CSV</source>
        <translation>将图表数据存为 CSV</translation>
    </message>
    <message>
        <source>No stage ended in this period.</source>
        <translation>本周期没有完成的环节。</translation>
    </message>
    <message>
        <source>Choose a case that this seat has</source>
        <translation>请选择本席位有的案件</translation>
    </message>
    <message>
        <source>Opens the case with the form of an appeal; granted, the case is left out of the score</source>
        <translation>打开案件并填写申诉；申诉成立后该案不计入得分</translation>
    </message>
    <message>
        <source>Appeal against this case…</source>
        <translation>对此案申诉…</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::WhatIfPanel</name>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Other weights, at once. Nothing that is published changes. Weights are scaled to 100 %.</source>
        <translation>调整权重，立即看到名次变化。已发布的结果不会改变。权重按比例折算为 100 %。</translation>
    </message>
    <message>
        <source>Ranked from so many cases</source>
        <translation>参与排名的最少件数</translation>
    </message>
    <message>
        <source>&amp;Back to the model</source>
        <translation>恢复模型(&amp;B)</translation>
    </message>
    <message>
        <source>Weights and limits as the model has them</source>
        <translation>权重和限值恢复为模型原值</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraCard</name>
    <message>
        <source>Camera %1</source>
        <translation>摄像机 %1</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraWall</name>
    <message>
        <source>Live pictures appear here when central names a video server.</source>
        <translation>中心指定视频服务器后，这里显示实时画面。</translation>
    </message>
    <message>
        <source>This window has no video.</source>
        <translation>此窗口没有视频。</translation>
    </message>
    <message>
        <source>Drag a camera here</source>
        <translation>拖入摄像机</translation>
    </message>
    <message>
        <source>An empty place</source>
        <translation>空位</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::CameraTourBar</name>
    <message>
        <source>Next</source>
        <translation>下一屏</translation>
    </message>
    <message>
        <source>The next cameras at once (N)</source>
        <translation>立即换下一屏（N）</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束轮巡</translation>
    </message>
    <message>
        <source>The layout comes back (Esc)</source>
        <translation>恢复原布局（Esc）</translation>
    </message>
    <message>
        <source>Time until the next cameras</source>
        <translation>距下一屏的时间</translation>
    </message>
    <message>
        <source>Held: a case near this camera. %1</source>
        <translation>已停：此摄像机附近有案件。%1</translation>
    </message>
    <message>
        <source>%1: no camera of it is on. It goes on when one is.</source>
        <translation>%1：没有在线的摄像机，恢复在线后继续。</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 · %4 s</source>
        <translation>%1 · 第 %2/%3 屏 · %4 秒</translation>
    </message>
    <message>
        <source>%1 passed over, dead</source>
        <translation>跳过 %1 路离线</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
</context>
<context>
    <name>wanmi::workbench::VideoDeck</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 画面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n camera(s)</source>
        <translation>
            <numerusform>%1：%n 路</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>How the pictures are laid out</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>How many pictures, and how they stand</source>
        <translation>画面数量与排列</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Keep the pictures under a name, and bring them back</source>
        <translation>给当前画面命名保存，随时调出</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Show the cameras of a set one page after another</source>
        <translation>按屏依次显示一组摄像机</translation>
    </message>
    <message>
        <source>To a wall</source>
        <translation>上大屏</translation>
    </message>
    <message>
        <source>Show these cameras on a wall</source>
        <translation>把这些画面推送到大屏</translation>
    </message>
    <message>
        <source>Name of the layout, then Enter</source>
        <translation>布局名称，回车保存</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
    <message>
        <source>%1, one large</source>
        <translation>%1 画面，一大</translation>
    </message>
    <message>
        <source>No layout is kept yet</source>
        <translation>还没有保存的布局</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Keep “%1” as it is now</source>
        <translation>保存到“%1”</translation>
    </message>
    <message>
        <source>The layout “%1” is kept.</source>
        <translation>布局“%1”已保存。</translation>
    </message>
    <message>
        <source>Share “%1” with everybody</source>
        <translation>共享“%1”给所有人</translation>
    </message>
    <message>
        <source>The layout “%1” is shared.</source>
        <translation>布局“%1”已共享。</translation>
    </message>
    <message>
        <source>Rename “%1”…</source>
        <translation>重命名“%1”…</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Bring back the removed layout</source>
        <translation>恢复已删除的布局</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Show here</source>
        <translation>在此显示</translation>
    </message>
    <message>
        <source>Share no longer</source>
        <translation>取消共享</translation>
    </message>
    <message>
        <source>No camera stands in this layout yet.</source>
        <translation>此布局中还没有摄像机。</translation>
    </message>
    <message>
        <source>The layout “%1” is not shared any more.</source>
        <translation>布局“%1”已取消共享。</translation>
    </message>
    <message>
        <source>There is a layout of that name already.</source>
        <translation>已有同名布局。</translation>
    </message>
    <message>
        <source>The layout “%1” is removed; the menu of the layouts brings it back.</source>
        <translation>布局“%1”已删除，可在布局菜单中恢复。</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Cameras of %1</source>
        <translation>%1的摄像机</translation>
    </message>
    <message>
        <source>All of them once in</source>
        <translation>全部巡完一遍用时</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>MapPicturesLayer</name>
    <message>
        <source>Too many cameras here for their pictures: go nearer</source>
        <translation>此范围摄像机太多，放大后显示画面</translation>
    </message>
    <message>
        <source>No camera stands in this part of the map</source>
        <translation>此范围没有摄像机</translation>
    </message>
</context>
</TS>
