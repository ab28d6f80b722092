// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/intakehands.h"
#include "workbench/placefield.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

namespace wanmi::test {

/// A small city, an acceptor's desk in it, and that person's hands on the page of a report.
class IntakeForm
{
protected:
    void setUp()
    {
        m_city = std::make_unique<SmallCity>();
        m_acceptor = std::make_unique<IntakeDesk>(*m_city, QStringLiteral("acceptor1"));
        m_acceptor->toFront();
        m_place = m_city->somewhere();
    }
    void leave()
    {
        if (workbench::IntakePage *page = m_acceptor->window().reportForm())
            emit page->closed();
        m_acceptor->m_words.setLanguage(QStringLiteral("zh"));
        QCoreApplication::processEvents();
    }
    void tearDown()
    {
        QVERIFY(m_city->contractBreaches().isEmpty());
        m_acceptor.reset();
        m_city.reset();
    }
    template <typename T> T *field(const char *name)
    {
        return qobject_cast<T *>(m_acceptor->window().reportForm()->field(QString::fromLatin1(name)));
    }
    void say(const char *name, const QString &text)
    {
        m_acceptor->window().reportForm()->field(QString::fromLatin1(name))->setAnswer(text);
    }
    void place(geo::Place at) { field<workbench::PlaceField>("place")->takePlace(at); }
    bool settled()
    {
        return spinUntil([this] {
            const workbench::IntakePage *page = m_acceptor->window().reportForm();
            return page && page->isSettled();
        });
    }
    /// An empty page: no draft of the test before.
    workbench::IntakePage *begin()
    {
        m_acceptor->window().beginReport();
        workbench::IntakePage *page = m_acceptor->window().reportForm();
        for (const char *name :
             {"reporterPhone", "reporterName", "description", "class", "condition", "photos"})
            say(name, {});
        say("place", QStringLiteral("- - "));
        say("source", QStringLiteral("hotline12345"));
        page->focusFirst();
        return page;
    }

    /// Presses the button and waits; the case it became.
    QString sent()
    {
        if (!settled()) {
            qWarning("the page does not come to rest");
            return {};
        }
        m_acceptor->m_selection.selectCase({});
        m_acceptor->window().reportForm()->send();
        const bool gone = spinUntil([this] {
            return !m_acceptor->window().reportForm() && !m_acceptor->m_selection.caseId().isEmpty();
        });
        if (const workbench::IntakePage *page = m_acceptor->window().reportForm()) {
            for (const QLabel *label : page->findChildren<QLabel *>(QStringLiteral("problem"))) {
                if (label->isVisible())
                    qWarning("%s", qPrintable(label->text()));
            }
        }
        return gone ? m_acceptor->m_selection.caseId() : QString();
    }

    QString shownTexts()
    {
        QStringList texts;
        for (const QLabel *label : m_acceptor->window().reportForm()->side().findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<IntakeDesk> m_acceptor;
    geo::Place m_place;
};
} // namespace wanmi::test
