// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/mail.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <curl/curl.h>

#include <array>
#include <memory>

namespace wanmi::reports {
namespace {
constexpr long ConnectSeconds = 30, WholeSeconds = 900;
constexpr long DeadSeconds = 60; // without a byte

template <auto Free> struct With
{
    template <typename T> void operator()(T *what) const { Free(what); }
};
using Easy = std::unique_ptr<CURL, With<curl_easy_cleanup>>;
using Mime = std::unique_ptr<curl_mime, With<curl_mime_free>>;

class Lines
{
public:
    void add(const QByteArray &line) { m_first.reset(curl_slist_append(m_first.release(), line.constData())); }
    [[nodiscard]] curl_slist *get() const { return m_first.get(); }

private:
    std::unique_ptr<curl_slist, With<curl_slist_free_all>> m_first;
};

/// RFC 2047: words of at most 75 characters, none of which cuts a character in two.
QByteArray headerText(const QString &text)
{
    constexpr qsizetype PerWord = 12; // of at most 4 bytes: 64 of base64
    QByteArray words;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = std::min(at + PerWord, text.size());
        if (end < text.size() && text[end].isLowSurrogate())
            ++end;
        words += (words.isEmpty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + text.mid(at, end - at).toUtf8().toBase64() + "?=";
        at = end;
    }
    return words;
}

const char *typeOf(const QString &file)
{
    if (file.endsWith(u".pdf"))
        return "application/pdf";
    return file.endsWith(u".csv") ? "text/csv; charset=utf-8"
                                  : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

int goesOn(void *stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<const std::atomic_bool *>(stop) ? 1 : 0;
}

base::Error errorOf(CURLcode code, long answered, const QString &said)
{
    const auto with = [&](base::ErrorKind kind, const char *reason) {
        return base::Error{kind, QLatin1StringView(reason), answered > 0 ? said + QStringLiteral(" (%1)").arg(answered) : said};
    };
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        return with(base::ErrorKind::Refused, "cancelled");
    case CURLE_LOGIN_DENIED:
        return with(base::ErrorKind::Denied, "mail-sign-in-refused");
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return with(base::ErrorKind::Denied, "mail-server-not-trusted");
    case CURLE_READ_ERROR:
        return with(base::ErrorKind::Refused, "cannot-read");
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
        return with(base::ErrorKind::Unreachable, "mail-server-away");
    case CURLE_SEND_ERROR: // of a recipient or of the whole: the server said a number
        return answered >= 400 ? with(base::ErrorKind::Refused, "mail-refused")
                               : with(base::ErrorKind::Unreachable, "mail-server-away");
    default:
        return with(base::ErrorKind::Refused, "mail-refused");
    }
}

void addParts(curl_mime *mime, const Letter &letter)
{
    const QByteArray text = letter.text.toUtf8();
    curl_mimepart *body = curl_mime_addpart(mime);
    curl_mime_data(body, text.constData(), size_t(text.size()));
    curl_mime_type(body, "text/plain; charset=utf-8");
    curl_mime_encoder(body, "base64");
    for (const QString &file : letter.files) {
        curl_mimepart *part = curl_mime_addpart(mime);
        curl_mime_filedata(part, QFile::encodeName(file).constData());
        curl_mime_filename(part, QFileInfo(file).fileName().toUtf8().constData());
        curl_mime_type(part, typeOf(file));
        curl_mime_encoder(part, "base64");
    }
}

void addServer(CURL *easy, const MailServer &server)
{
    curl_easy_setopt(easy, CURLOPT_URL, server.url.toUtf8().constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    if (server.wantsTls)
        curl_easy_setopt(easy, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    if (!server.authority.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, QFile::encodeName(server.authority).constData());
    if (!server.user.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, server.password.toUtf8().constData());
    }
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, ConnectSeconds);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, WholeSeconds);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, DeadSeconds);
}
} // namespace

base::Result<void> send(const MailServer &server, const Letter &letter, const std::atomic_bool &stop)
{
    static const CURLcode Started = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Easy easy(Started == CURLE_OK ? curl_easy_init() : nullptr);
    if (!easy)
        return base::refused(QStringLiteral("mail-refused"), QStringLiteral("libcurl"));
    for (const QString &file : letter.files) {
        if (!QFileInfo(file).isReadable())
            return base::refused(QStringLiteral("cannot-read"), file);
    }
    addServer(easy.get(), server);
    Lines recipients, heads;
    for (const QString &one : letter.to)
        recipients.add('<' + one.toUtf8() + '>');
    heads.add("From: <" + letter.from.toUtf8() + '>');
    QByteArray to = "To: ";
    for (const QString &one : letter.to)
        to += (to.endsWith(": ") ? "<" : ",\r\n <") + one.toUtf8() + '>';
    heads.add(to);
    heads.add("Subject: " + headerText(letter.subject));
    heads.add("Date: " + letter.at.toString(Qt::RFC2822Date).toLatin1());
    heads.add("Message-ID: <" + letter.id.toUtf8() + '>');
    heads.add("Auto-Submitted: auto-generated"); // RFC 3834: no answering machine answers
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, ('<' + letter.from.toUtf8() + '>').constData());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, heads.get());

    const Mime mime(curl_mime_init(easy.get()));
    addParts(mime.get(), letter);
    curl_easy_setopt(easy.get(), CURLOPT_MIMEPOST, mime.get());

    std::array<char, CURL_ERROR_SIZE> said{};
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, said.data());
    curl_easy_setopt(easy.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFOFUNCTION, goesOn);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFODATA, const_cast<std::atomic_bool *>(&stop));
    const CURLcode code = curl_easy_perform(easy.get());
    if (code == CURLE_OK)
        return {};
    long answered = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &answered);
    const QString words = said.front() != '\0' ? QString::fromUtf8(said.data()) : QString::fromUtf8(curl_easy_strerror(code));
    return tl::unexpected(errorOf(code, answered, words));
}
} // namespace wanmi::reports
