// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityfiles.h"

#include "intake/wordbook.h"

using namespace wanmi;
using namespace wanmi::intake;

class TestMapping : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }

    void everyKindHasFieldsWithNamesInBothLanguages()
    {
        for (const Kind kind : allKinds()) {
            QVERIFY(!fieldsOf(kind).empty());
            QCOMPARE(kindFromToken(tokenOf(kind)), std::optional(kind));
            QSet<QString> names, shortNames;
            for (const Field &field : fieldsOf(kind)) {
                QVERIFY2(!field.nameZh.isEmpty() && !field.nameEn.isEmpty(), qPrintable(field.name));
                QVERIFY2(!field.shortName.isEmpty() && field.shortName.size() <= 10, qPrintable(field.name));
                QVERIFY2(!names.contains(field.name) && !shortNames.contains(field.shortName),
                         qPrintable(field.name));
                names.insert(field.name);
                shortNames.insert(field.shortName);
            }
        }
    }

    void otherCitiesWordsLeadToClassesOfTheCatalog_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("name");
        QTest::newRow("code") << "0137" << QStringLiteral("路灯");
        QTest::newRow("code with letter") << "C0137" << QStringLiteral("路灯");
        QTest::newRow("code with dash") << "01-37" << QStringLiteral("路灯");
        QTest::newRow("code that lost its zero") << "137" << QStringLiteral("路灯");
        QTest::newRow("Chinese name") << QStringLiteral("供水井盖") << QStringLiteral("供水井盖");
        QTest::newRow("Chinese word") << QStringLiteral("消防栓") << QStringLiteral("消防设施");
        QTest::newRow("English name") << "Street lamp" << QStringLiteral("路灯");
        QTest::newRow("plural, upper case") << "STREET LAMPS" << QStringLiteral("路灯");
        QTest::newRow("OpenStreetMap") << "highway=street_lamp" << QStringLiteral("路灯");
        QTest::newRow("German") << QStringLiteral("Straßenlampe") << QStringLiteral("路灯");
    }
    void otherCitiesWordsLeadToClassesOfTheCatalog()
    {
        QFETCH(QString, word);
        QFETCH(QString, name);
        const ClassBook book((*domain::shippedRuleBook())->catalog);
        const auto found = book.find(word, domain::CaseKind::Component);
        QVERIFY(found.has_value());
        QCOMPARE(book.at(*found).nameZh, name);
    }

    void localNumbersCountDownAndGoOnInMajorsOfTheirOwn()
    {
        ClassBook book((*domain::shippedRuleBook())->catalog);
        QSet<QString> codes;
        for (int i = 0; i < 150; ++i) {
            const QString code
                = book.at(book.addLocal(QStringLiteral("thing %1").arg(i), domain::CaseKind::Component)).code;
            QVERIFY(code.size() == 4 && !codes.contains(code));
            codes.insert(code);
        }
        QVERIFY(codes.contains("0598") && codes.contains("9999"));
        QCOMPARE(book.find("thing 149", domain::CaseKind::Component).has_value(), true);
    }

    void columnsAreGuessed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a Chinese survey")
            << "components"
            << QByteArray(
                   "ObjID,ObjName,DeptName1,BGID,ObjState,ORDate,X坐标,Y坐标\n2301020137000001,路灯,路灯照明,230102001001001,完好,20190501,126.55,45.75\n")
            << "cell=BGID competent_dept=DeptName1 created_on=ORDate id=ObjID lat=Y坐标 lon=X坐标 name=ObjName state=ObjState";
        QTest::newRow("an American register")
            << "components"
            << QByteArray(
                   "ASSETID,ASSET_TYPE,INSTALL_DATE,OWNER,LATITUDE,LONGITUDE\nA1,Street lamp,5/13/2014,City,45.75,126.55\nA2,Fire hydrant,6/1/2015,City,45.75,126.56\n")
            << "class=ASSET_TYPE created_on=INSTALL_DATE key=ASSETID lat=LATITUDE lon=LONGITUDE owner_unit=OWNER";
        QTest::newRow("a German one")
            << "components"
            << QByteArray(
                   "Nummer;Objektart;Rechtswert;Hochwert;Einbaudatum\n1;Straßenlampe;126,55;45,75;01.05.2019\n2;Hydrant;126,56;45,75;02.05.2019\n")
            << "class=Objektart created_on=Einbaudatum key=Nummer lat=Hochwert lon=Rechtswert";
        QTest::newRow("cases of a hotline")
            << "cases"
            << QByteArray(
                   "工单编号,来电时间,问题分类,承办单位,办结时间,是否按期,诉求内容,联系电话,经度,纬度\nG1,2024-05-01 08:30,暴露垃圾,环境卫生,2024-05-02 09:00,是,路边有垃圾,139,126.55,45.75\n")
            << "class=问题分类 description=诉求内容 feedback_at=办结时间 in_time=是否按期 key=工单编号 lat=纬度 lead_dept=承办单位 lon=经度 reported_at=来电时间 reporter_phone=联系电话";
        QTest::newRow("well-known text")
            << "components"
            << QByteArray("id,type,wkb\n1,路灯,POINT(126.55 45.75)\n2,路灯,POINT(126.56 45.75)\n")
            << "class=type geometry=wkb key=id";
        QTest::newRow("coordinates in one column")
            << "places" << QByteArray("name,location1\nA,\"(45.75, 126.55)\"\nB,\"(45.76, 126.55)\"\n")
            << "geometry=location1 name=name";
    }
    void columnsAreGuessed()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, file);
        QFETCH(QString, expected);
        auto source = Source::open(m_files.write("guess.csv", file));
        QVERIFY(source.has_value());
        const auto found = guess(*kindFromToken(kind), **source);
        QVERIFY(found.has_value());
        QStringList pairs;
        for (auto it = found->mapping.columns.begin(); it != found->mapping.columns.end(); ++it)
            pairs.append(it.key() + u'=' + it.value());
        QCOMPARE(pairs.join(u' '), expected);
    }

    void numbersOfOtherDistrictsAreNoDivisions()
    {
        auto source = Source::open(m_files.write(
            "numbers.csv",
            "case_id,open_dt,status,type,police_district,lat,lon\n1,2011-07-01,Closed,graffiti,07,45.75,126.55\n2,2011-07-02,Closed,graffiti,12,45.75,126.55\n"));
        const auto found = guess(Kind::Cases, **source);
        QVERIFY(found && !found->mapping.columns.contains("district"));
    }

    void aFileCalledAfterItsClassNeedsNoColumnForIt()
    {
        auto source = Source::open(m_files.write(
            "vancouver_street_trees_2018.csv",
            "TREE_ID,COMMON_NAME,LATITUDE,LONGITUDE\n1,OAK,45.75,126.55\n2,ELM,45.75,126.56\n"));
        const auto found = guess(Kind::Components, **source);
        QVERIFY(found && found->missing.isEmpty());
        QCOMPARE(found->mapping.set.value("class"), "0402");
    }

    void theKindIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("kind");
        QTest::newRow("cases") << QByteArray(
            "caseid,open_dt,status,type,lat,lon\n1,2011-07-01,Closed,graffiti,45.75,126.55\n")
                               << "cases";
        QTest::newRow("vehicles") << QByteArray("车牌号,车辆类型\n黑A1,垃圾车\n") << "vehicles";
        QTest::newRow("components") << QByteArray("id,部件类别,经度,纬度\n1,路灯,126.55,45.75\n")
                                    << "components";
        QTest::newRow("divisions") << QByteArray("code,name\n230102,道里区\n230103,南岗区\n") << "admin";
        QTest::newRow("cameras") << QByteArray("cam_id,name,url,lat,lon\n1,a,rtsp://x,45.75,126.55\n")
                                 << "cameras";
        QTest::newRow("trees with an address, in a file of no name") << QByteArray(
            "ID,CIVIC_NUMBER,STD_STREET,HEIGHT_RANGE_ID,DIAMETER,GENUS_NAME,COMMON_NAME,LATITUDE,LONGITUDE\n"
            "1,2707,W 35TH AV,5,31.00,ACER,RED MAPLE,45.75,126.55\n") << "components";
        QTest::newRow("trees by what stands in the columns") << QByteArray(
            "no,street,housenumber,name,art,lat,lon\n1,Nash St,1,Red Maple,Acer rubrum,45.75,126.55\n2,Nash St,2,Pin Oak,Quercus palustris,45.75,126.56\n")
                                                             << "components";
        QTest::newRow("a tree survey in Chinese")
            << QByteArray("编号,道路,门牌号,树种,胸径,经度,纬度\n1,友谊路,12,杨树,30,126.55,45.75\n")
            << "components";
        QTest::newRow("lamps with an address")
            << QByteArray("nr,street,housenumber,type,lat,lon\n1,Main St,1,street lamp,45.75,126.55\n")
            << "components";
        QTest::newRow("addresses in streets called after trees") << QByteArray(
            "street,housenumber,city,lat,lon\nMaple St,1,Oak Park,45.75,126.55\nElm St,2,Ash Grove,45.75,126.56\n")
                                                                 << "places";
        QTest::newRow("addresses") << QByteArray("street,housenumber,lat,lon\nMain St,1,45.75,126.55\n")
                                   << "places";
    }
    void theKindIsGuessed()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, kind);
        auto source = Source::open(m_files.write("kind.csv", file));
        const auto found = guessKind(**source);
        QVERIFY(found.has_value());
        QCOMPARE(tokenOf(*found), kind);
    }

    void aMappingSurvivesJson()
    {
        Mapping mapping;
        mapping.kind = Kind::Cases;
        mapping.columns = {{"key", "id"}, {"address", "{street} {no}"}};
        mapping.set = {{"source", "portal"}};
        mapping.values["class"] = {{QStringLiteral("时钟"), Mapping::NewWord}};
        mapping.crs = "BD-09";
        mapping.timeZone = "America/New_York";
        mapping.dateOrder = "mdy";
        mapping.sourceName = "311";
        mapping.axesSwapped = true;
        mapping.confirmNew = true;
        const auto again = Mapping::fromJson(mapping.toJson());
        QVERIFY(again.has_value());
        QCOMPARE(*again, mapping);
        QCOMPARE(Mapping::fromJson({{"kind", "cases"}, {"columns", QJsonObject{{"nonsense", "x"}}}})
                     .error()
                     .reason,
                 "no-such-field");
        QCOMPARE(Mapping::fromJson({{"kind", "nothing"}}).error().reason, "bad-mapping");
        QCOMPARE(Mapping::fromJson({{"kind", "cases"}, {"columns", 5}}).error().reason, "bad-mapping");
    }

    void theSignatureForgetsTheOrderOfColumns()
    {
        QCOMPARE(signatureOf(Kind::Cases, {"A", "b "}), signatureOf(Kind::Cases, {"B", "a"}));
        QVERIFY(signatureOf(Kind::Cases, {"a"}) != signatureOf(Kind::Places, {"a"}));
    }

    void tablesOfWordsAreRead()
    {
        const auto values = readValues(m_files.write("words.csv", "word,code\n时钟,0599\nBüchse,0305\n"));
        QVERIFY(values.has_value());
        QCOMPARE(values->value(QStringLiteral("时钟")), "0599");
        const auto bare = readValues(m_files.write("bare.csv", "时钟,0599\n电塔,0147\n"));
        QVERIFY(bare && bare->size() == 2);
        QCOMPARE(readValues(m_files.write("one.csv", "word\na\n")).error().reason, "bad-values");
    }

    void templatesAndTagsAreColumnsToo()
    {
        const QString path = m_files.write(
            "tags.csv",
            "osm_id,city,no,other_tags,lon,lat\n1,Main,5,\"\"\"natural\"\"=>\"\"tree\"\",\"\"x\"\"=>\"\"y\"\"\",126.5505,45.7505\n");
        test::KeepAll kept;
        const auto report = test::bring(Kind::Components, path, test::aSmallCity(), kept, [](Mapping &m) {
            m.columns = {{"key", "osm_id"},
                         {"class", "other_tags->natural"},
                         {"name", "{city} {no}"},
                         {"lon", "lon"},
                         {"lat", "lat"}};
        });
        QVERIFY(report && report->taken == 1);
        QCOMPARE(kept.components[0].row.classCode, "0402");
        QCOMPARE(kept.components[0].row.name, "Main 5");
    }

private:
    test::CityFiles m_files;
};
QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
