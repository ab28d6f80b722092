// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dashboardwhere.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace wanmi::workbench {
namespace {
using Look = FigureButton::Look;
struct Level
{
    const char *token;
    int digits; ///< of the codes of its parts
};
constexpr std::array Levels{Level{"district", 6}, Level{"street", 9}, Level{"community", 12},
                            Level{"cell", 15}};
constexpr std::size_t MostParts = 40;
constexpr int RowsInSight = 7;
enum Column { Name, Grade, Open, Late };

const Level &levelUnder(const QString &area)
{
    return *std::ranges::find_if(
        Levels, [&](const Level &level) { return level.digits > area.size() || &level == &Levels.back(); });
}

QString tokenOf(const Level &level)
{
    return QString::fromLatin1(level.token);
}
} // namespace

WherePanel::WherePanel(SessionContext &session, const Style &style, QWidget *parent)
    : DashboardPanel(session, style, parent)
    , m_back(new QToolButton(this))
    , m_way(new QLabel(this))
    , m_more(new QLabel(this))
    , m_scroll(new QScrollArea(this))
{
    m_back->setObjectName(QStringLiteral("flat"));
    connect(m_back, &QToolButton::clicked, this, &WherePanel::goBack);
    m_way->setObjectName(QStringLiteral("note"));
    m_way->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *way = new QHBoxLayout;
    way->setContentsMargins(1, 0, 7, 0);
    way->addWidget(m_back);
    way->addWidget(m_way, 1);
    column().addLayout(way);
    auto *inner = new QWidget(m_scroll);
    m_grid = new QGridLayout(inner);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(4);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(Name, 1);
    const auto head = [&](Column at) {
        auto *label = new QLabel(inner);
        label->setObjectName(QStringLiteral("section"));
        label->setAlignment(at == Name ? Qt::AlignLeft : Qt::AlignRight);
        label->setContentsMargins(7, 0, 7, 0);
        m_grid->addWidget(label, 0, at);
        return label;
    };
    m_nameHead = head(Name);
    m_gradeHead = head(Grade);
    m_openHead = head(Open);
    m_lateHead = head(Late);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFixedHeight((RowsInSight + 1) * (fontMetrics().height() + 2) + 4);
    column().addWidget(m_scroll);
    m_more->setObjectName(QStringLiteral("note"));
    m_more->setContentsMargins(7, 0, 7, 0);
    m_more->hide();
    column().addWidget(m_more);
    retranslate();
}

void WherePanel::retranslate()
{
    setTitle(tr("Where is it worst?"));
    m_back->setText(QStringLiteral("‹ ") + tr("Back"));
    m_back->setToolTip(tr("Back to the larger area (Backspace)"));
    m_back->setAccessibleName(tr("Back to the larger area (Backspace)"));
    m_gradeHead->setText(tr("Grade"));
    m_openHead->setText(tr("Open"));
    m_lateHead->setText(tr("Late"));
    fill();
}

QString WherePanel::level() const
{
    return tokenOf(levelUnder(m_area));
}

void WherePanel::show(const CityNowPtr &now)
{
    m_now = now;
    fill();
}

void WherePanel::show(const appraisal::AppraisedPtr &view)
{
    m_view = view;
    fill();
}

void WherePanel::lookInto(const QString &area)
{
    if (area == m_area || area.size() >= Levels.back().digits)
        return;
    m_area = area;
    m_view.reset();
    fill();
    m_scroll->ensureVisible(0, 0);
    emit levelChanged();
}

void WherePanel::goBack()
{
    QString whole;
    for (const Level &level : Levels) {
        if (level.digits < m_area.size())
            whole = m_area.left(level.digits);
    }
    lookInto(whole);
}

void WherePanel::fillWay()
{
    QStringList way{tr("The whole city")};
    for (const Level &level : Levels) {
        if (level.digits <= m_area.size())
            way.append(m_session.words.area(m_area.left(level.digits)));
    }
    m_way->setText(way.join(QStringLiteral(" › ")));
    m_way->setToolTip(m_way->text());
    m_back->setHidden(m_area.isEmpty());
    m_way->setContentsMargins(m_area.isEmpty() ? 6 : 0, 0, 0, 0);
    const QString kind = level();
    m_nameHead->setText(kind == u"district"        ? tr("District")
                            : kind == u"street"    ? tr("Street")
                            : kind == u"community" ? tr("Community")
                                                   : tr("Grid cell"));
}

/// Everything of which there is a name, a case or a score.
std::vector<WherePanel::Part> WherePanel::parts() const
{
    const Level &level = levelUnder(m_area);
    std::map<QString, Part> found;
    const auto part = [&](const QString &code) -> Part * {
        if (code.size() != level.digits || !code.startsWith(m_area))
            return nullptr;
        Part &one = found[code];
        one.code = code;
        return &one;
    };
    for (const domain::Area &area : m_session.words.names()->areas()) {
        if (area.level == QLatin1String(level.token))
            part(area.code);
    }
    if (m_now) {
        for (auto it = m_now->areas.cbegin(); it != m_now->areas.cend(); ++it) {
            if (Part *one = part(it.key()))
                one->now = *it;
        }
    }
    if (m_view && m_view->order.actors == tokenOf(level)) {
        for (const evaluation::Score &score : m_view->report.scores.scores) {
            if (Part *one = part(score.actor))
                one->score = &score;
        }
    }
    std::vector<Part> parts;
    for (const auto &[code, one] : found)
        parts.push_back(one);
    // Those with a grade by it; where there are too few cases for one, what is late counts.
    const auto rank = [](const Part &one) {
        const bool graded = one.score && one.score->standing == evaluation::Standing::Ranked;
        return std::tuple(graded ? one.score->score : 200.0, -one.now.overdue, -one.now.open);
    };
    std::ranges::stable_sort(parts, {}, rank);
    return parts;
}

void WherePanel::setRows(std::size_t count)
{
    while (m_rows.size() > count) {
        for (FigureButton *button :
             {m_rows.back().name, m_rows.back().grade, m_rows.back().open, m_rows.back().late}) {
            button->hide();
            m_grid->removeWidget(button);
            button->deleteLater();
        }
        m_rows.pop_back();
    }
    QWidget *inner = m_scroll->widget();
    while (m_rows.size() < count) {
        const int line = int(m_rows.size()) + 1;
        const auto make = [&](Look look, Column at) {
            auto *button = new FigureButton(m_style, look, inner);
            m_grid->addWidget(button, line, at);
            button->setVisible(true);
            return button;
        };
        Row row{make(Look::Row, Name), make(Look::Cell, Grade), make(Look::Cell, Open),
                make(Look::Cell, Late)};
        connect(row.name, &QAbstractButton::clicked, this, [this, button = row.name] {
            if (button->figure().key.isEmpty())
                return emit pressed(button);
            button->setChecked(false);
            lookInto(button->figure().key);
        });
        for (FigureButton *button : {row.grade, row.open, row.late})
            connect(button, &QAbstractButton::clicked, this, [this, button] { emit pressed(button); });
        m_rows.push_back(row);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 0);
    for (int line = 0; line < m_grid->rowCount(); ++line)
        m_grid->setRowStretch(line, line > int(m_rows.size()) ? 1 : 0);
    m_grid->setRowStretch(int(m_rows.size()) + 1, 1);
}

void WherePanel::fill()
{
    fillWay();
    if (!m_now)
        return;
    std::vector<Part> all = parts();
    const std::size_t known = all.size();
    if (all.size() > MostParts)
        all.resize(MostParts);
    m_more->setVisible(known > all.size() || known == 0);
    m_more->setText(known == 0 ? tr("Nothing is recorded in this area.")
                               : tr("The %1 worst of %2").arg(all.size()).arg(known));
    int greatest = 1;
    for (const Part &one : all)
        greatest = std::max(greatest, one.now.open);
    setRows(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        fillRow(m_rows[i], all[i], greatest);
    std::vector<FigureButton *> names;
    for (const Row &row : m_rows)
        names.push_back(row.name);
    FigureButton::align(names);
    for (QLabel *head : {m_gradeHead, m_openHead, m_lateHead, m_nameHead})
        head->setVisible(!all.empty());
}

void WherePanel::fillRow(Row &row, const Part &part, int greatest)
{
    const bool isCell = part.code.size() == Levels.back().digits;
    const auto name = m_session.words.area(part.code);
    const auto count = [&](models::NowPart which, int cases, const QString &what, const QString &definition) {
        Figure figure;
        figure.name = QStringLiteral("%1 · %2").arg(name, what);
        figure.definition = definition;
        figure.value = number(cases);
        figure.count = cases;
        figure.isQuiet = cases == 0;
        figure.cases = NowCases{m_now, {which, part.code}};
        return figure;
    };
    Figure open = count(models::NowPart::OpenInArea, part.now.open, tr("Open"),
                        tr("Open cases there, at this moment"));
    Figure late = count(models::NowPart::OverdueInArea, part.now.overdue, tr("Late"),
                        tr("Open cases there past the deadline of their present stage"));
    if (late.count > 0)
        late.light = QStringLiteral("red");
    Figure whole = open;
    whole.name = name;
    whole.value.clear();
    whole.share = double(part.now.open) / greatest;
    whole.bad = part.now.open > 0 ? double(part.now.overdue) / part.now.open : 0;
    whole.key = isCell ? QString() : part.code;
    whole.definition
        = isCell ? open.definition : tr("Looks into it; the bar is what is open there, red what is late");
    row.name->show(whole);
    row.open->show(open);
    row.late->show(late);
    row.grade->show(gradeOf(part));
    row.grade->setEnabled(part.score && part.score->sample > 0);
}

/// What a score was made of, a line each: "Closing rate 96.8 %, 30 of 100: 29.04 points".
QString WherePanel::partsOfScore(const evaluation::Score &score) const
{
    const evaluation::ScoreTable &scores = m_view->report.scores;
    const auto terms = scores.partsOf(*scores.indexOf(score.actor));
    const bool zh = m_session.words.isChinese();
    QStringList lines;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const evaluation::Term &term = m_view->order.model.terms[i];
        using Kind = evaluation::Term::Kind;
        const QString name = term.kind == Kind::Rate
            ? (zh ? evaluation::zhOf(term.indicator) : evaluation::enOf(term.indicator))
            : term.kind == Kind::Volume ? (zh ? evaluation::zhOf(term.count) : evaluation::enOf(term.count))
                                        : tr("Mean of its areas");
        lines.append(terms[i].value ? tr("%1: %2 of %3 points")
                                          .arg(name, QString::number(terms[i].points, 'f', 2),
                                               QString::number(terms[i].weight, 'f', 1))
                                    : tr("%1: no data").arg(name));
    }
    return lines.join(u'\n');
}

Figure WherePanel::gradeOf(const Part &part) const
{
    Figure figure;
    figure.name = QStringLiteral("%1 · %2").arg(m_session.words.area(part.code), tr("Cases to be closed"));
    figure.value = QStringLiteral("—");
    figure.isQuiet = true;
    if (!part.score || part.score->standing == evaluation::Standing::NoData) {
        figure.definition
            = m_view ? tr("Nothing happened there in this period that could be graded") : nothing();
        return figure;
    }
    const evaluation::Score &score = *part.score;
    const evaluation::Model &model = m_view->order.model;
    figure.count = score.sample;
    figure.definition = partsOfScore(score) + u'\n'
        + tr("A press lists the %1 cases that it rests on, those that cost points first")
              .arg(number(score.sample));
    figure.cases = casesOfScore(*m_view, score.actor);
    if (score.standing == evaluation::Standing::TooFew) {
        figure.value = tr("too few");
        figure.definition
            = tr("Fewer than %1 cases: not graded").arg(model.leastNeeded) + u'\n' + figure.definition;
        return figure;
    }
    figure.isQuiet = false;
    figure.grade = score.grade;
    figure.value = QString::number(score.score, 'f', 1);
    return figure;
}
} // namespace wanmi::workbench
